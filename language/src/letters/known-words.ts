import { mostWords } from '../words.ts'
import type { Written } from '../words.ts'
import { hashes, longestWord, readGrams } from './ngrams.ts'
import { noScript, scriptOf, scripts } from './scripts.ts'
import type { LetterTable } from './table.ts'

const latin = scripts.indexOf('latin')

/** What words add to each language. Remembers them in a fixed space, because they come again; what it answers never depends on that. */
export class KnownWords {
  readonly #table: LetterTable
  readonly #width: number
  readonly #of: (Written | undefined)[] = Array.from({ length: mostWords + 1 })
  readonly #isLatin = new Uint8Array(mostWords + 1)
  /** For each word a sum for each language, then how many n-grams it has: no more than 208 weights of at most 127 each. */
  readonly #sums: Int16Array

  constructor(table: LetterTable) {
    this.#table = table
    this.#width = table.tags.length + 1
    this.#sums = new Int16Array((mostWords + 1) * this.#width)
  }

  #placeOf(written: Written): number {
    const { number } = written
    if (this.#of[number] !== written) this.#learn(written)
    return number
  }

  #learn(written: Written): void {
    const place = written.number * this.#width
    const count = readGrams(written.text.slice(0, longestWord))
    const sums = new Int32Array(this.#width)
    this.#table.add(hashes, count, sums, 0)
    sums[this.#width - 1] = count
    this.#sums.set(sums, place)
    this.#isLatin[written.number] = Number(isLatin(written.text))
    this.#of[written.number] = written
  }

  /** True for a word without letters of another script. */
  isLatin(written: Written): boolean {
    return this.#isLatin[this.#placeOf(written)] === 1
  }

  /** Adds what a word says to `sums`; returns how many n-grams it has. */
  add(written: Written, sums: Int32Array): number {
    const place = this.#placeOf(written) * this.#width
    const all = this.#sums
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (all[place + at] ?? 0)
    return all[place + sums.length] ?? 0
  }
}

function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charCodeAt(at))
    if (script !== latin && script !== noScript) return false
  }
  return true
}
