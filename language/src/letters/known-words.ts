import { hashes, readGrams } from './ngrams.ts'
import type { LetterTable } from './table.ts'

/** Most words of a message were in the messages before it. */
const mostKnown = 30_000

/** What words add to each language. Remembers them in a fixed space, because they come again; what it answers never depends on that. */
export class KnownWords {
  readonly #table: LetterTable
  readonly #width: number
  readonly #places = new Map<string, number>()
  /** For each word a sum for each language, then how many n-grams it has. */
  readonly #sums: Int32Array

  constructor(table: LetterTable) {
    this.#table = table
    this.#width = table.tags.length + 1
    this.#sums = new Int32Array(mostKnown * this.#width)
  }

  #learn(word: string): number {
    if (this.#places.size >= mostKnown) this.#places.clear()
    const place = this.#places.size * this.#width
    this.#sums.fill(0, place, place + this.#width)
    const count = readGrams(word)
    this.#table.add(hashes, count, this.#sums, place)
    this.#sums[place + this.#width - 1] = count
    this.#places.set(word, place)
    return place
  }

  /** Adds what a word says to `sums`; returns how many n-grams it has. */
  add(word: string, sums: Float64Array): number {
    const place = this.#places.get(word) ?? this.#learn(word)
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (this.#sums[place + at] ?? 0)
    return this.#sums[place + sums.length] ?? 0
  }
}
