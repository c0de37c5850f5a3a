import { fromBase64 } from '../base64.ts'

/** The weights as they are stored; the binary parts are base64. */
export type StoredLetters = {
  readonly format: 1
  /** With spaces between. */
  readonly tags: string
  /** One bit for each of `slots` places: whether an n-gram is known there. */
  readonly known: string
  /** For each known one in order: a check byte, and for how many languages it has a weight. */
  readonly checks: string
  /** Language and weight (two bytes) of each. */
  readonly pairs: string
  /** What one unit of a weight is worth, and what each language has before anything is read (with spaces between). */
  readonly unit: number
  readonly biases: string
  /** From which confidence on a language is named: one that lexicons and model read, and any other. */
  readonly thresholds: { readonly readHere: number; readonly elsewhere: number }
}

/** A power of two, so that the lower bits of a hash are a place. */
export const slots = 65_536

/** The weights, ready to be added up. Only a few languages care about an n-gram, so each has a short list. */
export class LetterTable {
  readonly tags: readonly string[]
  readonly thresholds: StoredLetters['thresholds']
  readonly #unit: number
  readonly #bias: Float64Array
  /** For each place: check byte, length of the list (6 bits), where the list begins (18 bits); 0 where nothing is known. */
  readonly #entries = new Uint32Array(slots)
  readonly #languages: Uint8Array
  readonly #weights: Int8Array

  constructor(stored: StoredLetters) {
    this.tags = stored.tags.split(' ')
    this.thresholds = stored.thresholds
    this.#unit = stored.unit
    this.#bias = Float64Array.from(stored.biases.split(' '), Number)
    const known = fromBase64(stored.known)
    const checks = fromBase64(stored.checks)
    const pairs = fromBase64(stored.pairs)
    this.#languages = new Uint8Array(pairs.length / 2)
    this.#weights = new Int8Array(pairs.length / 2)
    for (let at = 0; at < this.#weights.length; at++) {
      this.#languages[at] = pairs[2 * at] ?? 0
      this.#weights[at] = pairs[2 * at + 1] ?? 0
    }
    let start = 0
    let next = 0
    for (let slot = 0; slot < slots; slot++) {
      if (((known[slot >> 3] ?? 0) & (1 << (slot & 7))) === 0) continue
      const length = checks[next + 1] ?? 0
      this.#entries[slot] = ((checks[next] ?? 0) << 24) | (length << 18) | start
      start += length
      next += 2
    }
  }

  /** Adds the weights of some n-grams to the sums of all languages, which begin at `from`. */
  add(hashes: Uint32Array, count: number, sums: Int32Array, from: number): void {
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] ?? 0
      const entry = this.#entries[hash & (slots - 1)] ?? 0
      if (entry === 0 || entry >>> 24 !== hash >>> 24) continue
      const start = entry & 0x3ffff
      const end = start + ((entry >>> 18) & 63)
      for (let pair = start; pair < end; pair++) {
        const place = from + (this.#languages[pair] ?? 0)
        sums[place] = (sums[place] ?? 0) + (this.#weights[pair] ?? 0)
      }
    }
  }

  /** Log-odds from sums over so many n-grams. */
  weigh(sums: Float64Array, count: number): void {
    const unit = this.#unit * shareOfOne(count)
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) * unit + (this.#bias[at] ?? 0)
  }
}

/** Fewer n-grams than a few words have make nothing sure. */
const fewGrams = 48

/** How much one of so many n-grams counts: neighbours overlap, so twice as many do not make it twice as sure. */
export function shareOfOne(count: number): number {
  return 1 / Math.sqrt(Math.max(fewGrams, count))
}
