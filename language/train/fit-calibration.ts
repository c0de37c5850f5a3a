import { columns, heads } from '../src/model/heads.ts'
import type { Calibration } from '../src/model/packed.ts'

/** Sums of messages that the model had not seen, beside what was right. */
export type Judged = { sums: Float64Array; targets: Float32Array }

function choiceLoss(
  all: readonly Judged[],
  { first, labels }: { first: number; labels: readonly string[] },
  temperature: number,
): number {
  let loss = 0
  for (const { sums, targets } of all) {
    let total = 0
    let right = 0
    for (let at = first; at < first + labels.length; at++) {
      const share = Math.exp((sums[at] ?? 0) / temperature)
      total += share
      if (targets[at] === 1) right = share
    }
    loss -= Math.log(Math.max(1e-9, right / total))
  }
  return loss
}

/** The temperature of the least loss, among steps of two per cent. */
function temperatureOf(all: readonly Judged[], head: { first: number; labels: readonly string[] }): number {
  let best = { temperature: 1, loss: Infinity }
  for (let temperature = 0.4; temperature < 4; temperature *= 1.02) {
    const loss = choiceLoss(all, head, temperature)
    if (loss < best.loss) best = { temperature, loss }
  }
  return Number(best.temperature.toFixed(4))
}

/** Platt's line through the log-odds of one column: Newton's method, with his smoothed targets. */
function lineOf(all: readonly Judged[], column: number): [slope: number, shift: number] {
  const known = all.filter(({ targets }) => !Number.isNaN(targets[column]))
  const positives = known.filter(({ targets }) => targets[column] === 1).length
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (known.length - positives + 2)
  let [slope, shift] = [1, 0]
  for (let round = 0; round < 30; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-3, 0, 1e-3]
    for (const { sums, targets } of known) {
      const x = sums[column] ?? 0
      const p = 1 / (1 + Math.exp(-(slope * x + shift)))
      const error = p - (targets[column] === 1 ? high : low)
      const spread = p * (1 - p)
      ga += error * x
      gb += error
      haa += spread * x * x
      hab += spread * x
      hbb += spread
    }
    const determinant = haa * hbb - hab * hab
    if (determinant < 1e-9) break
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant]
    const step = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-9))
    slope -= da * step
    shift -= db * step
  }
  return [Number(Math.max(0.05, slope).toFixed(4)), Number(shift.toFixed(4))]
}

const logit = (share: number): number => Math.log(share / (1 - share))

/** Moves a probability from how common a thing is in the corpus to how common it is in the world (Saerens et al. 2002). */
function towards(all: readonly Judged[], column: number, share: number): number {
  const known = all.filter(({ targets }) => !Number.isNaN(targets[column]))
  const here = (known.filter(({ targets }) => targets[column] === 1).length + 1) / (known.length + 2)
  return Number((logit(share) - logit(here)).toFixed(4))
}

/** The same for the labels of a choice, of which one is right in every message. */
function towardsOf(all: readonly Judged[], column: number, share: number): number {
  const here = (all.filter(({ targets }) => targets[column] === 1).length + 1) / (all.length + 2)
  return Number(Math.log(share / here).toFixed(4))
}

/** How common labels are in the world: types in the order of their head, and "at least low", medium, high, critical. */
export type Shares = { types: readonly number[]; severities: readonly number[] }

/** Calibrates every head on messages that were held out: temperatures for choices, lines for questions. */
export function fitCalibration(all: readonly Judged[], { types, severities }: Shares): Calibration {
  const worldly = (column: number): number => {
    const ofType = types[column - heads.type.first]
    if (ofType !== undefined) return towardsOf(all, column, ofType)
    const share = severities[column - heads.severity.first]
    return share === undefined ? 0 : towards(all, column, share)
  }
  const choices = [heads.type, heads.tone]
  const isChoice = (column: number): boolean =>
    choices.some(({ first, labels }) => column >= first && column < first + labels.length)
  const lines = Array.from({ length: columns }, (_, column) => (isChoice(column) ? ([1, 0] as const) : lineOf(all, column)))
  return {
    temperature: { type: temperatureOf(all, heads.type), tone: temperatureOf(all, heads.tone) },
    slope: lines.map(([slope]) => slope),
    shift: lines.map(([, shift], column) => shift + worldly(column)),
  }
}
