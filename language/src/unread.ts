import { isCommonWord } from './language.ts'
import { isKnownWord } from './reading.ts'
import type { Token } from './tokens.ts'
import { Kept } from './words.ts'
import type { Word } from './words.ts'

const foreignLetters = /(?:(?=\p{L})\P{Script=Latin}\p{M}*){2}/u
const letter = /\p{L}/u
/** Three strange words in a row are a name or a joke; four are a sentence. Counted, not weighed: nothing added around it hides it. */
export const strangeInARow = 4
/** A longer text of words that we do not know shows it from its beginning. */
export const enoughWords = 60

/** How far we can read a word: whether it is one, is written in other letters than Latin ones, and is strange to all lexicons. */
export const strangeness = new Kept(({ text }: Word) => ({
  hasLetter: letter.test(text),
  hasForeignLetters: foreignLetters.test(text),
  isStrange: !isCommonWord(text) && !isKnownWord(text),
}))

/**
 * True when the words are of no language that the lexicons read: written in other letters than Latin ones, or in a row of words
 * of which none is known. Silence about such a message would be silence about whatever it says.
 * @example isUnread(tokenise('充電器から煙が出ています').words) // true
 */
export function isUnread(words: readonly Token[]): boolean {
  let inARow = 0
  for (const { written } of words.slice(0, enoughWords)) {
    const { hasLetter, hasForeignLetters, isStrange } = strangeness.get(written.word)
    if (!hasLetter) continue
    if (hasForeignLetters) return true
    inARow = isStrange ? inARow + 1 : 0
    if (inARow === strangeInARow) return true
  }
  return false
}
