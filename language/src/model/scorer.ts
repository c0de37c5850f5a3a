import { conceptNames } from '../concepts/known-concepts.ts'
import { mostWords } from '../words.ts'
import type { Word } from '../words.ts'
import { eachConcept, eachOfRow, eachOfWord, signalValue, wordScale } from './features.ts'
import type { Seen } from './features.ts'
import { columns, firstVoiceColumn } from './heads.ts'
import { hashText, spaces } from './hash.ts'
import { Table } from './packed.ts'
import type { Packed } from './packed.ts'

/** Signals are some hundreds; more come from nowhere. */
const mostSignals = 60_000
/** Fewer words than this are judged as one; longer texts piece by piece, so that a danger at their end is not thinned out. */
const pieceLength = 60
const longestPiece = pieceLength * 1.5

/** Sums for each column, before calibration. */
export type Sums = Float64Array

/** Asks one model. Keeps what words add, because they come again; what it answers depends only on the message. */
export class Scorer {
  readonly packed: Packed
  readonly #table: Table
  /** What each word adds to every column, at the place of its number; the name of the word, and the piece that counted it last. */
  readonly #of: (Word | undefined)[] = Array.from({ length: mostWords + 1 })
  readonly #adds = new Float32Array((mostWords + 1) * columns)
  readonly #names = new Uint32Array(mostWords + 1)
  readonly #counted = new Float64Array(mostWords + 1)
  readonly #row = new Uint32Array(longestPiece)
  readonly #signals = new Map<string, number>()
  readonly #voiceSignals = new Map<string, number>()
  #pieces = 0

  constructor(packed: Packed) {
    this.packed = packed
    this.#table = new Table(packed)
  }

  #placeOf(word: Word): number {
    if (this.#of[word.number] !== word) this.#learn(word)
    return word.number
  }

  #learn(word: Word): void {
    const { number } = word
    const adds = this.#adds.subarray(number * columns, (number + 1) * columns).fill(0)
    const { rows } = this.#table
    eachOfWord(word.text, (name, value) => {
      const start = this.#table.startOf(name)
      if (start < 0) return
      for (let column = 0; column < columns; column++)
        adds[column] = (adds[column] as number) + value * (rows[start + column] as number)
    })
    this.#names[number] = hashText(word.text, spaces.word)
    this.#counted[number] = 0
    this.#of[number] = word
  }

  /** Most of the time of a message goes by here, so it knows one kind of numbers only. */
  #addRow(start: number, value: number, from: number, into: Sums): void {
    if (start < 0) return
    const { rows } = this.#table
    for (let column = from; column < columns; column++)
      into[column] = (into[column] as number) + value * (rows[start + column] as number)
  }

  #rowOf(signal: string, known: Map<string, number>, space: typeof spaces.signal | typeof spaces.voice): number {
    let start = known.get(signal)
    if (start === undefined) {
      start = this.#table.startOf(hashText(signal, space))
      if (known.size >= mostSignals) known.clear()
      known.set(signal, start)
    }
    return start
  }

  /** Each word counts once in a piece. Those that are not kept share a place, so they are compared. */
  #isFirst(words: readonly Word[], first: number, at: number): boolean {
    const { number, text } = words[at] as Word
    if (number === mostWords) return words.findIndex((word, place) => place >= first && word.text === text) === at
    if (this.#counted[number] === this.#pieces) return false
    this.#counted[number] = this.#pieces
    return true
  }

  #addWords(words: readonly Word[], first: number, end: number, total: Sums): void {
    this.#pieces += 1
    const adds = this.#adds
    for (let at = first; at < end; at++) {
      const place = this.#placeOf(words[at] as Word)
      this.#row[at - first] = this.#names[place] as number
      if (!this.#isFirst(words, first, at)) continue
      const start = place * columns
      for (let column = 0; column < columns; column++)
        total[column] = (total[column] as number) + (adds[start + column] as number)
    }
  }

  /** The sums of the words from `first` to before `end` and of all signals. */
  #piece(seen: Seen, first: number, end: number): Sums {
    const total = new Float64Array(columns)
    this.#addWords(seen.words, first, end, total)
    const isWhole = first === 0 && end === seen.words.length
    const begins = isWhole ? seen.begins : seen.begins.slice(first, end)
    const addTo = (name: number, value: number): void => this.#addRow(this.#table.startOf(name), value, 0, total)
    eachOfRow(this.#row, end - first, begins, addTo)
    eachConcept(isWhole ? seen.concepts : seen.concepts.slice(first, end), conceptNames, addTo)
    const scale = wordScale(end - first)
    for (let column = 0; column < columns; column++) total[column] = (total[column] as number) * scale
    this.#addSignals(seen, total)
    const { scale: unit, bias } = this.packed
    for (let column = 0; column < columns; column++)
      total[column] = (total[column] as number) * (unit[column] ?? 0) + (bias[column] ?? 0)
    return total
  }

  #addSignals({ signals, voiceWords, voice }: Seen, total: Sums): void {
    for (const signal of signals) this.#addRow(this.#rowOf(signal, this.#signals, spaces.signal), signalValue, 0, total)
    if (voiceWords.length > 0) {
      for (const text of new Set(voiceWords.map(word => word.text)))
        this.#addRow(this.#table.startOf(hashText(text, spaces.voiceWord)), signalValue, firstVoiceColumn, total)
    }
    for (const signal of voice)
      this.#addRow(this.#rowOf(signal, this.#voiceSignals, spaces.voice), signalValue, firstVoiceColumn, total)
  }

  /** The sums of each piece of a message; most messages are one piece. */
  score(seen: Seen): Sums[] {
    const { length } = seen.words
    if (length <= longestPiece) return [this.#piece(seen, 0, length)]
    const pieces: Sums[] = []
    for (let first = 0; first < length; first += pieceLength)
      pieces.push(this.#piece(seen, first, Math.min(length, first + pieceLength)))
    return pieces
  }

  /** True for a word that the model was taught. */
  knows({ plain }: Word): boolean {
    return this.#table.startOf(this.#names[this.#placeOf(plain)] as number) >= 0
  }

  /** What a word by itself adds to one column, for showing what carried a judgement. */
  shareOf({ plain }: Word, column: number): number {
    return (this.#adds[this.#placeOf(plain) * columns + column] as number) * (this.packed.scale[column] ?? 0)
  }
}
