import { slots } from '../src/letters/table.ts'
import type { StoredLetters } from '../src/letters/table.ts'
import type { LetterWeights } from './language-fit.ts'
import type { Lesson } from './language-lessons.ts'

const largest = 127
/** An n-gram has weights for this many languages at most: six bits. */
const longestList = 63

/** Marks the weights that move most in the lessons: large ones of frequent n-grams. */
export function strongest(
  { rows }: LetterWeights,
  lessons: readonly Lesson[],
  index: ReadonlyMap<number, number>,
  columns: number,
  most: number,
): Uint8Array {
  const seen = new Float64Array(index.size)
  for (const { hashes, weight } of lessons) {
    for (const hash of hashes) {
      const at = index.get(hash)
      if (at !== undefined) seen[at] = (seen[at] ?? 0) + weight
    }
  }
  const moves = Float64Array.from(rows, (weight, at) => Math.abs(weight) * Math.sqrt(seen[Math.floor(at / columns)] ?? 0))
  const least = Float64Array.from(moves).sort()[Math.max(0, moves.length - most)] ?? 0
  return Uint8Array.from(moves, move => Number(move >= least))
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** What each language has before anything is read, as text. */
export const biasOf = (bias: readonly number[]): string => bias.map(value => value.toFixed(3)).join(' ')

/** Weights as bytes, in units of the largest but a few. */
export function pack({ rows, bias }: LetterWeights, index: ReadonlyMap<number, number>, tags: readonly string[]): StoredLetters {
  const columns = tags.length
  const sizes = Float32Array.from(
    rows.filter(weight => weight !== 0),
    Math.abs,
  ).sort()
  const unit = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / largest
  const known = new Uint8Array(slots / 8)
  const checks: number[] = []
  const pairs: number[] = []
  const inOrder = [...index].sort(([one], [other]) => (one & (slots - 1)) - (other & (slots - 1)))
  for (const [hash, row] of inOrder) {
    const own: number[] = []
    for (let column = 0; column < columns && own.length < 2 * longestList; column++) {
      const weight = Math.max(-largest, Math.min(largest, Math.round((rows[row * columns + column] ?? 0) / unit)))
      if (weight !== 0) own.push(column, weight & 255)
    }
    if (own.length === 0) continue
    const slot = hash & (slots - 1)
    known[slot >> 3] = (known[slot >> 3] ?? 0) | (1 << (slot & 7))
    checks.push(hash >>> 24, own.length / 2)
    pairs.push(...own)
  }
  return {
    format: 1,
    tags: tags.join(' '),
    known: base64(known),
    checks: base64(Uint8Array.from(checks)),
    pairs: base64(Uint8Array.from(pairs)),
    unit,
    biases: biasOf([...bias]),
    thresholds: { readHere: 0, elsewhere: 0 },
  }
}
