import { guessByLetters } from './language.ts'
import { lexicons } from './lexicon/lexicons.ts'
import type { Token } from './tokens.ts'
import { enoughWords, strangeInARow, strangeness, strangenessOf } from './unread.ts'
import type { Word } from './words.ts'

const readHere = new Set(lexicons.map(({ language }) => language))
/** Share of strange words from which a text is unread: less where the letters name a language that nobody here reads, least where they are sure. */
const strangeShare = { surelyElsewhere: 0.4, elsewhere: 0.5, anywhere: 0.8 }
const littleDoubt = 0.95

type Knows = (word: Word) => boolean
const leastStrange = 2

const is = (what: number, { written }: Token): boolean => (strangenessOf(written.word) & what) !== 0

function isStrange(words: readonly Token[], text: string, knows: Knows): boolean {
  const strange = words.filter(token => is(strangeness.isStrange, token) && !knows(token.written.word)).length
  if (words.length < 2 || strange < leastStrange || strange < words.length * strangeShare.surelyElsewhere) return false
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
    const token = words[at]
    if (token !== undefined && is(strangeness.isStrange, token)) continue
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
  let strange = 0
  let left = enoughWords
  for (const token of content) {
    if (left-- === 0) break
    if (is(strangeness.hasForeignLetters, token)) return true
    if (is(strangeness.hasLetter, token) && is(strangeness.isStrange, token)) strange += 1
  }
  // Most messages end here.
  if (strange < leastStrange) return false
  const words = content.slice(0, enoughWords).filter(token => is(strangeness.hasLetter, token))
  if (isStrange(words, text, knows)) return true
  const row = longestRow(words)
  return row.length >= strangeInARow && row.length < words.length && isStrange(row, text, knows)
}
