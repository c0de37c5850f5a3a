import { isCommonWord } from './language.ts'
import { isKnownWord } from './reading.ts'
import type { Token } from './tokens.ts'

export const foreignLetters = /(?:(?=\p{L})\P{Script=Latin}\p{M}*){2}/u
export const letter = /\p{L}/u
/** Three strange words in a row are a name or a joke; four are a sentence. Counted, not weighed: nothing added around it hides it. */
export const strangeInARow = 4
/** A longer text of words that we do not know shows it from its beginning. */
export const enoughWords = 60

/**
 * True when the words are of no language that the lexicons read: written in other letters than Latin ones, or in a row of words
 * of which none is known. Silence about such a message would be silence about whatever it says.
 * @example isUnread(tokenise('充電器から煙が出ています').words) // true
 */
export function isUnread(words: readonly Token[]): boolean {
  let inARow = 0
  for (const { word } of words.slice(0, enoughWords)) {
    if (!letter.test(word)) continue
    if (foreignLetters.test(word)) return true
    inARow = isCommonWord(word) || isKnownWord(word) ? 0 : inARow + 1
    if (inARow === strangeInARow) return true
  }
  return false
}
