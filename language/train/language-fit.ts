import { shareOfOne } from '../src/letters/table.ts'
import { draws, shuffle } from './draws.ts'
import type { Lesson } from './language-lessons.ts'

/** Weights of each n-gram, row by row, one for each language. */
export type LetterWeights = { rows: Float32Array; bias: Float64Array }
type Row = { at: Uint32Array; values: Float32Array; language: number; weight: number }
type Settings = { epochs: number; rate: number; decay: number; seed: number }

function rowOf(lesson: Lesson, index: ReadonlyMap<number, number>): Row {
  const share = shareOfOne(lesson.grams)
  const kept = [...lesson.hashes]
    .map((hash, i) => ({ at: index.get(hash) ?? -1, value: (lesson.times[i] ?? 0) * share }))
    .filter(({ at }) => at >= 0)
  return {
    at: Uint32Array.from(kept, ({ at }) => at),
    values: Float32Array.from(kept, ({ value }) => value),
    language: lesson.language,
    weight: lesson.weight,
  }
}

/** Turns sums into probabilities. */
export function softmax(sums: Float64Array): void {
  let most = -Infinity
  for (const sum of sums) if (sum > most) most = sum
  let total = 0
  for (let at = 0; at < sums.length; at++) total += sums[at] = Math.exp((sums[at] ?? 0) - most)
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / total
}

/** A linear softmax by AdaGrad in a seeded order. Weights that `keeps` marks with 0 stay 0. */
export class LetterFit {
  readonly rows: Row[]
  readonly #columns: number
  readonly weights: LetterWeights
  readonly #keeps: Uint8Array

  constructor(
    lessons: readonly Lesson[],
    index: ReadonlyMap<number, number>,
    columns: number,
    from?: LetterWeights,
    keeps?: Uint8Array,
  ) {
    this.rows = lessons.map(lesson => rowOf(lesson, index))
    this.#columns = columns
    this.weights = from ?? { rows: new Float32Array(index.size * columns), bias: new Float64Array(columns) }
    this.#keeps = keeps ?? new Uint8Array(index.size * columns).fill(1)
    for (let at = 0; at < this.#keeps.length; at++) if (this.#keeps[at] === 0) this.weights.rows[at] = 0
  }

  run({ epochs, rate, decay, seed }: Settings): LetterWeights {
    const order = Uint32Array.from(this.rows, (_, at) => at)
    const draw = draws(seed)
    const squares = new Float32Array(this.weights.rows.length).fill(1e-4)
    const biasSquares = new Float64Array(this.#columns).fill(1e-4)
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, draw)
      const slower = rate * (1 - (0.9 * epoch) / epochs)
      for (const which of order) {
        const row = this.rows[which]
        if (row !== undefined) this.#step(row, squares, biasSquares, slower, decay)
      }
    }
    return this.weights
  }

  #step(
    { at, values, language, weight }: Row,
    squares: Float32Array,
    biasSquares: Float64Array,
    rate: number,
    decay: number,
  ): void {
    const columns = this.#columns
    const { rows, bias } = this.weights
    const keeps = this.#keeps
    const sums = Float64Array.from(bias)
    for (let i = 0; i < at.length; i++) {
      const base = (at[i] ?? 0) * columns
      const value = values[i] ?? 0
      for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) + value * (rows[base + c] ?? 0)
    }
    softmax(sums)
    sums[language] = (sums[language] ?? 0) - 1
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) * weight
    for (let i = 0; i < at.length; i++) {
      const base = (at[i] ?? 0) * columns
      const value = values[i] ?? 0
      for (let c = 0; c < columns; c++) {
        if (keeps[base + c] === 0) continue
        const w = rows[base + c] ?? 0
        const g = (sums[c] ?? 0) * value + decay * w
        const square = (squares[base + c] ?? 0) + g * g
        squares[base + c] = square
        rows[base + c] = w - (rate * g) / Math.sqrt(square)
      }
    }
    for (let c = 0; c < columns; c++) {
      const g = sums[c] ?? 0
      const square = (biasSquares[c] ?? 0) + g * g
      biasSquares[c] = square
      bias[c] = (bias[c] ?? 0) - (rate * g) / Math.sqrt(square)
    }
  }
}
