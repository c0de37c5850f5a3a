import type { Token } from '../tokens.ts'

/** Units of UTF-16 below this may be Latin letters. */
const latinEnd = 0x2000
const lower = new Uint16Array(latinEnd)
const plain = new Uint16Array(latinEnd)
const costly: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ð: 'd',
  þ: 't',
  ə: 'e',
}
for (let code = 0; code < latinEnd; code++) {
  const small = String.fromCharCode(code).toLowerCase()
  lower[code] = small.charCodeAt(0)
  plain[code] = (costly[small] ?? small).normalize('NFD').charCodeAt(0)
}

const longestGram = 4
/** Of a longer word only the beginning is read. */
export const longestWord = 24
/** Letters that are enough to tell a language, or a script. */
export const enoughLetters = 300
const edge = 32
const wordSeed = 0x3c6ef372

/** A word between its edges: as written, and without accents. */
const written = new Uint16Array(longestWord + 2)
const folded = new Uint16Array(longestWord + 2)
/** Hashes of the last word that was read, in both copies; valid until the next one. */
export const hashes = new Uint32Array(2 * (longestWord + 2) * longestGram)

/** Mixes all bits of a 32-bit number into the others (half of the finaliser of MurmurHash3, public domain). */
function mixed(value: number): number {
  const h = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

function addGrams(codes: Uint16Array, length: number, from: number): number {
  let count = from
  for (let first = 0; first < length; first++) {
    let h = 0x811c9dc5
    const end = first + longestGram < length ? first + longestGram : length
    for (let at = first; at < end; at++) {
      h = Math.imul(h ^ (codes[at] ?? 0), 0x01000193)
      // A single letter tells a language only when it is no ordinary one.
      if (at === first && (codes[at] ?? 0) < 128) continue
      hashes[count++] = mixed(h)
    }
  }
  let whole = wordSeed
  for (let at = 1; at < length - 1; at++) whole = Math.imul(whole ^ (codes[at] ?? 0), 0x01000193)
  hashes[count++] = mixed(whole)
  return count
}

/**
 * Writes the names of all n-grams of a word, one to four letters long, and of the word into `hashes`; returns how many there are. A
 * word with accents is read twice, as it is written and without them, because people leave accents out when they type in a hurry.
 */
export function readGrams(word: string): number {
  let isPlain = true
  written[0] = folded[0] = edge
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    const small = code < latinEnd ? (lower[code] ?? 0) : code
    const bare = code < latinEnd ? (plain[code] ?? 0) : code
    written[at + 1] = small
    folded[at + 1] = bare
    if (small !== bare) isPlain = false
  }
  written[word.length + 1] = folded[word.length + 1] = edge
  const count = addGrams(written, word.length + 2, 0)
  return isPlain ? count : addGrams(folded, word.length + 2, count)
}

/** The words by which a language is told: no numbers, and no more than are enough. */
export function tellingWords(text: string, words: readonly Token[]): string[] {
  const told: string[] = []
  let letters = 0
  for (const { start, end } of words) {
    if (text.charCodeAt(start) <= 57) continue
    told.push(text.slice(start, Math.min(end, start + longestWord)))
    letters += end - start + 1
    if (letters >= enoughLetters) break
  }
  return told
}
