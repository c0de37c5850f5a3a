import { guessByLetters, isCommonWord } from './language.ts'
import { lexicons } from './lexicon/lexicons.ts'
import { isKnownWord } from './reading.ts'
import type { Token } from './tokens.ts'
import { enoughWords, foreignLetters, letter, strangeInARow } from './unread.ts'

const readHere = new Set(lexicons.map(({ language }) => language))
/** Share of strange words from which a text is unread: less where the letters name a language that nobody here reads, least where they are sure. */
const strangeShare = { surelyElsewhere: 0.4, elsewhere: 0.5, anywhere: 0.8 }
const littleDoubt = 0.95

type Knows = (word: string) => boolean

function isStrange(words: readonly Token[], text: string, knows: Knows): boolean {
  const strange = words.filter(({ word }) => !isCommonWord(word) && !isKnownWord(word) && !knows(word)).length
  if (words.length < 2 || strange < 2 || strange < words.length * strangeShare.surelyElsewhere) return false
  const { tag, confidence } = guessByLetters(text, words)
  if (tag === 'und') return strange >= words.length * strangeShare.anywhere
  if (confidence < littleDoubt && strange < words.length * strangeShare.elsewhere) return false
  return !readHere.has(tag)
}

/** The longest row of words that no lexicon knows. */
function longestRow(words: readonly Token[]): readonly Token[] {
  let best: readonly Token[] = []
  let start = 0
  for (let at = 0; at <= words.length; at++) {
    const word = words[at]?.word
    if (word !== undefined && !isCommonWord(word) && !isKnownWord(word)) continue
    if (at - start > best.length) best = words.slice(start, at)
    start = at + 1
  }
  return best
}

/**
 * True when a message is of a language that neither lexicons nor model read, also a short one, one that holds a word we know ("super"), and one
 * with a sentence of ours around it.
 * @param content the message without its voice
 * @param knows whether the model was taught a word
 */
export function isForeign(content: readonly Token[], text: string, knows: Knows): boolean {
  const words = content.slice(0, enoughWords).filter(({ word }) => letter.test(word))
  if (words.some(({ word }) => foreignLetters.test(word))) return true
  if (isStrange(words, text, knows)) return true
  const row = longestRow(words)
  return row.length >= strangeInARow && row.length < words.length && isStrange(row, text, knows)
}
