import { columns, firstVoiceColumn, heads } from '../src/model/heads.ts'
import { draws, shuffle } from './draws.ts'
import type { Example } from './examples.ts'

export type Settings = { epochs: number; rate: number; decay: number; seed: number; leastSeen: number }
/** Weights of each kept feature, row by row, with the bias as the last row. */
export type Fitted = { index: Map<number, number>; weights: Float32Array; bias: Float32Array }

/** Numbers the features that stand in enough messages, in the order in which they are first seen. */
export function indexOf(examples: readonly Example[], leastSeen: number): Map<number, number> {
  const seen = new Map<number, number>()
  for (const { hashes } of examples) for (const hash of hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1)
  const index = new Map<number, number>()
  for (const [hash, count] of seen) if (count >= leastSeen) index.set(hash, index.size)
  return index
}

const choices = [heads.type, heads.tone]
const inChoice = new Uint8Array(columns)
for (const { first, labels } of choices) inChoice.fill(1, first, first + labels.length)

/** Turns sums into probabilities: a softmax over each choice, a logistic for each question. */
export function toProbabilities(sums: Float64Array): void {
  for (const { first, labels } of choices) {
    let most = -Infinity
    for (let at = first; at < first + labels.length; at++) most = Math.max(most, sums[at] ?? 0)
    let total = 0
    for (let at = first; at < first + labels.length; at++) total += sums[at] = Math.exp((sums[at] ?? 0) - most)
    for (let at = first; at < first + labels.length; at++) sums[at] = (sums[at] ?? 0) / total
  }
  for (let at = 0; at < columns; at++) if (inChoice[at] === 0) sums[at] = 1 / (1 + Math.exp(-(sums[at] ?? 0)))
}

/** Abuse is rare, and its weights would hardly grow against the decay: what it gets wrong counts so many times. */
const keenness = new Float32Array(columns).fill(1)
keenness[heads.abusive.first] = 6

type Indexed = { at: Uint32Array; values: Float32Array; starts: Uint8Array; targets: Float32Array; weight: number }

function indexed(example: Example, index: ReadonlyMap<number, number>): Indexed {
  const kept = [...example.hashes]
    .map((hash, i) => ({ at: index.get(hash) ?? -1, value: example.values[i] ?? 0, isVoice: i >= example.voiceFrom }))
    .filter(({ at }) => at >= 0)
  return {
    at: Uint32Array.from(kept, ({ at }) => at),
    values: Float32Array.from(kept, ({ value }) => value),
    starts: Uint8Array.from(kept, ({ isVoice }) => (isVoice ? firstVoiceColumn : 0)),
    targets: example.targets,
    weight: example.weight,
  }
}

/** Multinomial and binary logistic heads over one table, by AdaGrad in a seeded order; the weights of the later epochs are averaged. */
export function fit(examples: readonly Example[], settings: Settings): Fitted {
  const index = indexOf(examples, settings.leastSeen)
  const rows = examples.map(example => indexed(example, index))
  const size = index.size * columns
  const weights = new Float32Array(size)
  const squares = new Float32Array(size).fill(1e-6)
  const total = new Float64Array(size)
  const bias = new Float64Array(columns)
  const biasSquares = new Float64Array(columns).fill(1e-6)
  const biasTotal = new Float64Array(columns)
  const order = Uint32Array.from(rows, (_, at) => at)
  const draw = draws(settings.seed)
  const sums = new Float64Array(columns)
  const averagedFrom = Math.floor(settings.epochs / 2)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, draw)
    for (const which of order) step(rows[which] as Indexed, { weights, squares, bias, biasSquares, sums }, settings)
    if (epoch < averagedFrom) continue
    for (let at = 0; at < size; at++) total[at] = (total[at] ?? 0) + (weights[at] ?? 0)
    for (let at = 0; at < columns; at++) biasTotal[at] = (biasTotal[at] ?? 0) + (bias[at] ?? 0)
  }
  const epochs = settings.epochs - averagedFrom
  return {
    index,
    weights: Float32Array.from(total, sum => sum / epochs),
    bias: Float32Array.from(biasTotal, sum => sum / epochs),
  }
}

type State = { weights: Float32Array; squares: Float32Array; bias: Float64Array; biasSquares: Float64Array; sums: Float64Array }

function step(row: Indexed, { weights, squares, bias, biasSquares, sums }: State, { rate, decay }: Settings): void {
  const { at, values, starts, targets, weight } = row
  sums.set(bias)
  for (let i = 0; i < at.length; i++) {
    const base = (at[i] as number) * columns
    const value = values[i] as number
    for (let c = starts[i] as number; c < columns; c++) sums[c] = (sums[c] as number) + value * (weights[base + c] as number)
  }
  toProbabilities(sums)
  for (let c = 0; c < columns; c++) {
    const target = targets[c] as number
    sums[c] = target !== target ? 0 : weight * (keenness[c] as number) * ((sums[c] as number) - target)
  }
  for (let i = 0; i < at.length; i++) {
    const base = (at[i] as number) * columns
    const value = values[i] as number
    for (let c = starts[i] as number; c < columns; c++) {
      const w = weights[base + c] as number
      const g = (sums[c] as number) * value + decay * w
      const square = (squares[base + c] as number) + g * g
      squares[base + c] = square
      weights[base + c] = w - (rate * g) / Math.sqrt(square)
    }
  }
  for (let c = 0; c < columns; c++) {
    const g = sums[c] as number
    const square = (biasSquares[c] as number) + g * g
    biasSquares[c] = square
    bias[c] = (bias[c] as number) - (rate * g) / Math.sqrt(square)
  }
}

/** The sums of one message under fitted weights, one for each column. */
export function sumsOf(example: Example, { index, weights, bias }: Fitted, sums: Float64Array): void {
  sums.set(bias)
  for (let i = 0; i < example.hashes.length; i++) {
    const at = index.get(example.hashes[i] as number)
    if (at === undefined) continue
    const base = at * columns
    const value = example.values[i] as number
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + value * (weights[base + c] as number)
  }
}
