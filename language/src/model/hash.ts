/** Spaces of names, so that the same letters as a word, a part of a word or a signal are different features. */
export const spaces = {
  word: 1,
  part: 2,
  pair: 3,
  opening: 4,
  signal: 5,
  voiceWord: 6,
  voice: 7,
  concept: 8,
  group: 9,
  concepts: 10,
  groups: 11,
} as const
export type Space = (typeof spaces)[keyof typeof spaces]

/** Mixes all bits of a 32-bit number into all others (the finaliser of MurmurHash3, public domain). */
export function mix(value: number): number {
  let h = value
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A 32-bit name for some letters (FNV-1a over UTF-16 units, then mixed).
 * @example hashText('smoke', spaces.word) === hashText('smoke', spaces.word)
 */
export function hashText(text: string, space: Space, start = 0, end: number = text.length): number {
  let h = 0x811c9dc5 ^ Math.imul(space, 0x9e3779b1)
  for (let at = start; at < end; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
  return mix(h ^ (end - start))
}

/** A name for two words that stand together, in this order. */
export function hashPair(first: number, second: number, space: Space): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ (second + space))
}
