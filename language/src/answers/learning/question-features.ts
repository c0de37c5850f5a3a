import { tokenise } from '../../tokens.ts'

/** Hashes of what a question is made of and how often each occurs: whole words and pairs of them, and letters within words. */
export type QuestionFeatures = { words: ReadonlyMap<number, number>; letters: ReadonlyMap<number, number> }

const grams = { shortest: 2, longest: 5 } as const
/** Words of a message that are read; the matter is stated before. */
const mostWords = 200

/**
 * Words, pairs of neighbours, and runs of two to five letters within a word and its edges: the runs carry typing errors,
 * inflections and compounds. Accents and capitals say nothing. Linear in the text.
 */
export function questionFeatures(text: string): QuestionFeatures {
  const words = new Map<number, number>()
  const letters = new Map<number, number>()
  let before = ''
  for (const { word } of tokenise(text).words.slice(0, mostWords)) {
    count(words, hash(word, 0, word.length, 1))
    if (before !== '') {
      const pair = `${before} ${word}`
      count(words, hash(pair, 0, pair.length, 2))
    }
    countGrams(` ${word} `, letters)
    before = word
  }
  return { words, letters }
}

function countGrams(padded: string, into: Map<number, number>): void {
  for (let length: number = grams.shortest; length <= grams.longest; length += 1) {
    if (padded.length <= length) {
      count(into, hash(padded, 0, padded.length, 3))
      return
    }
    for (let at = 0; at + length <= padded.length; at += 1) count(into, hash(padded, at, at + length, 3))
  }
}

function count(into: Map<number, number>, key: number): void {
  into.set(key, (into.get(key) ?? 0) + 1)
}

/** FNV-1a over UTF-16 units, then mixed (MurmurHash3's finaliser): both in the public domain. */
function hash(text: string, start: number, end: number, space: number): number {
  let h = 0x811c9dc5 ^ Math.imul(space, 0x9e3779b1)
  for (let at = start; at < end; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
