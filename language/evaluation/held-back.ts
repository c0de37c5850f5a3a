import { hashText, spaces } from '../src/model/hash.ts'

/** One correction in so many is kept back for measuring. */
const oneIn = 5
const space = spaces.word

/**
 * True for what measures and never teaches. Decided by the words alone, so a message stays on its side in every later version too, and
 * no version is measured on what an earlier one was taught.
 */
export function isHeldBack(text: string): boolean {
  return hashText(text.trim().toLowerCase().replaceAll(/\s+/g, ' '), space) % oneIn === 0
}
