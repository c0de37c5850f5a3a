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
/** The sums of a piece, and of each of its sentences where it has several. */
export type Scored = { whole: Sums; sentences: readonly Sums[] }
/** A single word is no sentence to be judged. */
const shortestSentence = 2

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
  readonly #bases = new Uint32Array(longestPiece)
  readonly #lengths = new Uint32Array(longestPiece)
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

  /** Most of the time of a message goes by here, so it knows one kind of numbers only. `base` is where the sums begin in `into`. */
  #addRow(start: number, value: number, from: number, into: Sums, base: number): void {
    if (start < 0) return
    const { rows } = this.#table
    for (let column = from; column < columns; column++)
      into[base + column] = (into[base + column] as number) + value * (rows[start + column] as number)
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

  #addWords(words: readonly Word[], first: number, end: number, bases: Uint32Array, into: Sums): void {
    this.#pieces += 1
    const adds = this.#adds
    for (let at = first; at < end; at++) {
      const place = this.#placeOf(words[at] as Word)
      this.#row[at - first] = this.#names[place] as number
      if (!this.#isFirst(words, first, at)) continue
      const start = place * columns
      const base = bases[at - first] as number
      for (let column = 0; column < columns; column++)
        into[base + column] = (into[base + column] as number) + (adds[start + column] as number)
    }
  }

  /** Where the sums of each word's sentence begin; how many sentences there are. */
  #divide(seen: Seen, first: number, end: number): number {
    let sentence = 0
    this.#lengths[0] = 0
    for (let at = first; at < end; at++) {
      if (seen.begins[at] === true && at > first) this.#lengths[++sentence] = 0
      this.#lengths[sentence] = (this.#lengths[sentence] as number) + 1
      this.#bases[at - first] = sentence * columns
    }
    return sentence + 1
  }

  /** The sums of the words from `first` to before `end` and of all signals, and those of each sentence where there are several. */
  #piece(seen: Seen, first: number, end: number): Scored {
    const count = this.#divide(seen, first, end)
    const bases = this.#bases
    const parts = new Float64Array(count * columns)
    this.#addWords(seen.words, first, end, bases, parts)
    const isWhole = first === 0 && end === seen.words.length
    const begins = isWhole ? seen.begins : seen.begins.slice(first, end)
    const addTo = (name: number, value: number, at: number): void =>
      this.#addRow(this.#table.startOf(name), value, 0, parts, bases[at] as number)
    eachOfRow(this.#row, end - first, begins, addTo)
    eachConcept(isWhole ? seen.concepts : seen.concepts.slice(first, end), conceptNames, addTo)
    const signals = this.#signalsOf(seen)
    const total = new Float64Array(columns)
    for (let at = 0; at < parts.length; at++) total[at % columns] = (total[at % columns] as number) + (parts[at] as number)
    const sentences = count === 1 ? [] : this.#sentences(parts, signals)
    return { whole: this.#inUnits(total, signals, end - first), sentences }
  }

  #sentences(parts: Sums, signals: Sums): Sums[] {
    const sentences: Sums[] = []
    for (let base = 0; base < parts.length; base += columns) {
      const length = this.#lengths[base / columns] as number
      if (length >= shortestSentence) sentences.push(this.#inUnits(parts.subarray(base, base + columns), signals, length))
    }
    return sentences
  }

  #inUnits(added: Sums, signals: Sums, words: number): Sums {
    const { scale: unit, bias } = this.packed
    const scale = wordScale(words)
    const sums = new Float64Array(columns)
    for (let column = 0; column < columns; column++)
      sums[column] = ((added[column] as number) * scale + (signals[column] as number)) * (unit[column] ?? 0) + (bias[column] ?? 0)
    return sums
  }

  #signalsOf({ signals, voiceWords, voice }: Seen): Sums {
    const total = new Float64Array(columns)
    for (const signal of signals) this.#addRow(this.#rowOf(signal, this.#signals, spaces.signal), signalValue, 0, total, 0)
    if (voiceWords.length > 0) {
      for (const text of new Set(voiceWords.map(word => word.text)))
        this.#addRow(this.#table.startOf(hashText(text, spaces.voiceWord)), signalValue, firstVoiceColumn, total, 0)
    }
    for (const signal of voice)
      this.#addRow(this.#rowOf(signal, this.#voiceSignals, spaces.voice), signalValue, firstVoiceColumn, total, 0)
    return total
  }

  /** The sums of each piece of a message; most messages are one piece. */
  score(seen: Seen): Scored[] {
    const { length } = seen.words
    if (length <= longestPiece) return [this.#piece(seen, 0, length)]
    const pieces: Scored[] = []
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
