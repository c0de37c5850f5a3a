import { isCommonWord } from './language.ts'
import { isKnownWord } from './reading.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

const foreignLetters = /(?:(?=\p{L})\P{Script=Latin}\p{M}*){2}/u
const letter = /\p{L}/u
/** Three strange words in a row are a name or a joke; four are a sentence. Counted, not weighed: nothing added around it hides it. */
export const strangeInARow = 4
/** A longer text of words that we do not know shows it from its beginning. */
export const enoughWords = 60

/** How far we can read a word, as bits: whether it is one, is written in other letters than Latin ones, and is strange to all lexicons. */
export const strangeness = { hasLetter: 1, hasForeignLetters: 2, isStrange: 4 } as const

export function strangenessOf(word: Word): number {
  word.strangeness ??= look(word.text)
  return word.strangeness
}

function look(text: string): number {
  return (
    (letter.test(text) ? strangeness.hasLetter : 0) |
    (foreignLetters.test(text) ? strangeness.hasForeignLetters : 0) |
    (!isCommonWord(text) && !isKnownWord(text) ? strangeness.isStrange : 0)
  )
}

/**
 * True when the words are of no language that the lexicons read: written in other letters than Latin ones, or in a row of words
 * of which none is known. Silence about such a message would be silence about whatever it says.
 * @example isUnread(tokenise('充電器から煙が出ています').words) // true
 */
export function isUnread(words: readonly Token[]): boolean {
  let inARow = 0
  for (const { written } of words.slice(0, enoughWords)) {
    const bits = strangenessOf(written.word)
    if ((bits & strangeness.hasLetter) === 0) continue
    if ((bits & strangeness.hasForeignLetters) !== 0) return true
    inARow = (bits & strangeness.isStrange) === 0 ? 0 : inARow + 1
    if (inARow === strangeInARow) return true
  }
  return false
}
