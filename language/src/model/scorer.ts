import { conceptNames } from '../concepts/known-concepts.ts'
import { eachConcept, eachOfRow, eachOfWord, signalValue, wordScale } from './features.ts'
import type { Seen } from './features.ts'
import { columns, firstVoiceColumn } from './heads.ts'
import { hashText, spaces } from './hash.ts'
import { Table } from './packed.ts'
import type { Packed } from './packed.ts'

/** What a word adds to every column, and the message that counted it last. */
type Known = { hash: number; adds: Float32Array; message: number }

/** Most words of a message were in the messages before it. */
const mostKnown = 60_000
/** Fewer words than this are judged as one; longer texts piece by piece, so that a danger at their end is not thinned out. */
const pieceLength = 60

/** Sums for each column, before calibration. */
export type Sums = Float64Array

/** Asks one model. Keeps what words add, because they come again; what it answers depends only on the message. */
export class Scorer {
  readonly packed: Packed
  readonly #table: Table
  readonly #known = new Map<string, Known>()
  readonly #names = new Map<string, number>()
  #message = 0

  constructor(packed: Packed) {
    this.packed = packed
    this.#table = new Table(packed)
  }

  #word(word: string): Known {
    const found = this.#known.get(word)
    if (found !== undefined) return found
    const adds = new Float32Array(columns)
    eachOfWord(word, (name, value) => this.#addRow(this.#table.startOf(name), value, 0, adds))
    const known = { hash: hashText(word, spaces.word), adds, message: 0 }
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(word, known)
    return known
  }

  #addRow(start: number, value: number, from: number, into: Float32Array | Float64Array): void {
    if (start < 0) return
    const { rows } = this.#table
    for (let column = from; column < columns; column++) {
      into[column] = (into[column] as number) + value * (rows[start + column] as number)
    }
  }

  #nameOf(signal: string, space: typeof spaces.signal | typeof spaces.voice): number {
    const key = `${space}${signal}`
    let start = this.#names.get(key)
    if (start === undefined) {
      start = this.#table.startOf(hashText(signal, space))
      if (this.#names.size >= mostKnown) this.#names.clear()
      this.#names.set(key, start)
    }
    return start
  }

  /** The sums of the words from `first` to before `end` and of all signals. */
  #piece(seen: Seen, first: number, end: number): Sums {
    const total = new Float64Array(columns)
    const hashes = new Uint32Array(end - first)
    this.#message += 1
    for (let at = first; at < end; at++) {
      const known = this.#word(seen.words[at] as string)
      hashes[at - first] = known.hash
      if (known.message === this.#message) continue
      known.message = this.#message
      for (let column = 0; column < columns; column++) total[column] = (total[column] as number) + (known.adds[column] as number)
    }
    const isWhole = first === 0 && end === seen.words.length
    const begins = isWhole ? seen.begins : seen.begins.slice(first, end)
    const addTo = (name: number, value: number): void => this.#addRow(this.#table.startOf(name), value, 0, total)
    eachOfRow(hashes, begins, addTo)
    eachConcept(isWhole ? seen.concepts : seen.concepts.slice(first, end), conceptNames, addTo)
    const scale = wordScale(end - first)
    for (let column = 0; column < columns; column++) total[column] = (total[column] as number) * scale
    for (const signal of seen.signals) this.#addRow(this.#nameOf(signal, spaces.signal), signalValue, 0, total)
    for (const word of new Set(seen.voiceWords)) {
      this.#addRow(this.#table.startOf(hashText(word, spaces.voiceWord)), signalValue, firstVoiceColumn, total)
    }
    for (const signal of seen.voice) this.#addRow(this.#nameOf(signal, spaces.voice), signalValue, firstVoiceColumn, total)
    const { scale: unit, bias } = this.packed
    for (let column = 0; column < columns; column++)
      total[column] = (total[column] as number) * (unit[column] ?? 0) + (bias[column] ?? 0)
    return total
  }

  /** The sums of each piece of a message; most messages are one piece. */
  score(seen: Seen): Sums[] {
    const { length } = seen.words
    if (length <= pieceLength * 1.5) return [this.#piece(seen, 0, length)]
    const pieces: Sums[] = []
    for (let first = 0; first < length; first += pieceLength)
      pieces.push(this.#piece(seen, first, Math.min(length, first + pieceLength)))
    return pieces
  }

  /** True for a word that the model was taught. */
  knows(word: string): boolean {
    return this.#table.startOf(hashText(word, spaces.word)) >= 0
  }

  /** What a word by itself adds to one column, for showing what carried a judgement. */
  shareOf(word: string, column: number): number {
    return (this.#word(word).adds[column] ?? 0) * (this.packed.scale[column] ?? 0)
  }
}
