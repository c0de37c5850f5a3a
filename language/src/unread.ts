import { isCommonWord } from './language.ts'
import { isKnownWord } from './reading.ts'
import type { Token } from './tokens.ts'

const foreignLetters = /(?:(?=\p{L})\P{Script=Latin}\p{M}*){2}/u
const letter = /\p{L}/u
/** Two strange words in a row are a name; three are a sentence. Counted, not weighed, so that nothing added around it hides it. */
const strangeInARow = 3
/** A longer text of words that we do not know shows it from its beginning. */
const enoughWords = 60

/**
 * True when the words are of no language that the lexicons read: written in other letters than Latin ones, or in a row of words
 * of which none is known. Silence about such a message would be silence about whatever it says.
 * @param found what was read all the same; its words tell nothing about the rest
 * @example isUnread(tokenise('充電器から煙が出ています').words, []) // true
 */
export function isUnread(words: readonly Token[], found: readonly { start: number; end: number }[]): boolean {
  const beginning = words.slice(0, enoughWords)
  const isRead = beginning.map(() => false)
  for (const { start, end } of found) if (start < enoughWords) isRead.fill(true, start, end)
  let inARow = 0
  for (const [at, { word }] of beginning.entries()) {
    if (isRead[at] === true || !letter.test(word)) continue
    if (foreignLetters.test(word)) return true
    inARow = isCommonWord(word) || isKnownWord(word) ? 0 : inARow + 1
    if (inARow === strangeInARow) return true
  }
  return false
}
