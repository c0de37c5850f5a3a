import type { Curved } from '../regression/newton.ts'
import { cumulated, expectedOf, riskAt } from './cox-likelihood.ts'
import type { CoxRows } from './cox-rows.ts'
import { eachRiskSet, type RiskSet } from './risk-sets.ts'

/** The likelihood at one point, and what residuals need. */
export type GroupedAt = Curved & {
  /** What each row's own event adds along η, 0 without one; and its expected events while it lived through intervals. */
  gain: Float64Array
  expected: Float64Array
  risk: Float64Array
  /** Of each group: the hazard of its interval, and the covariates' mean there by information. */
  hazard: Float64Array
  means: Float64Array
}

/**
 * The likelihood of events known only by interval, under proportional hazards, with the hazard of each interval and stratum at its best for
 * the point (Prentice & Gloeckler 1978). Intervals in which nobody or everybody has the event say nothing and drop out.
 */
export function groupedLikelihood(rows: CoxRows, point: Float64Array): GroupedAt {
  const { count, width, values } = rows
  const groups = rows.groupEnd.length
  const { risk } = riskAt(rows, point)
  const [gain, curve, expected] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const [hazard, means] = [new Float64Array(groups), new Float64Array(groups * width)]
  const information = new Float64Array(width * width)
  let logLikelihood = 0
  eachRiskSet(rows, risk, 'breslow', set => {
    const interval = intervalOf(rows, risk, set)
    if (interval === null) return
    hazard[set.group] = interval.hazard
    logLikelihood += addDeaths(rows, risk, set, interval.hazard, gain, curve) - interval.hazard * interval.survivors
    const alongHazard = interval.hazard * interval.survivors + sumOver(set, curve)
    for (let j = 0; j < width; j += 1) {
      let along = interval.hazard * (interval.sums[j] ?? 0)
      for (let i = set.from; i < set.to; i += 1) along += (curve[i] ?? 0) * (values[i * width + j] ?? 0)
      means[set.group * width + j] = along / alongHazard
      for (let k = 0; k <= j; k += 1) {
        information[j * width + k] = (information[j * width + k] ?? 0) - along * (means[set.group * width + k] ?? 0)
      }
    }
  })
  const slope = new Float64Array(width)
  const hazards = { risk, cumulative: cumulated(rows, hazard), tied: hazard }
  for (let i = 0; i < count; i += 1) {
    const lived = expectedOf(rows, hazards, i)
    expected[i] = lived
    const weight = lived + (curve[i] ?? 0)
    for (let j = 0; j < width; j += 1) {
      const value = values[i * width + j] ?? 0
      slope[j] = (slope[j] ?? 0) + ((gain[i] ?? 0) - lived) * value
      for (let k = 0; k <= j; k += 1) {
        information[j * width + k] = (information[j * width + k] ?? 0) + weight * value * (values[i * width + k] ?? 0)
      }
    }
  }
  for (let j = 0; j < width; j += 1) for (let k = 0; k < j; k += 1) information[k * width + j] = information[j * width + k] ?? 0
  return { logLikelihood, slope, information, gain, expected, risk, hazard, means }
}

type Interval = { hazard: number; survivors: number; sums: Float64Array }

/** The interval's best hazard: where what its events gain equals what its survivors were spared. */
function intervalOf({ width, values, weight, event }: CoxRows, risk: Float64Array, set: RiskSet): Interval | null {
  const sums = set.sums.slice()
  let survivors = set.total
  for (let i = set.from; i < set.to; i += 1) {
    if (event[i] !== 1) continue
    survivors -= risk[i] ?? 0
    for (let k = 0; k < width; k += 1) sums[k] = (sums[k] ?? 0) - (risk[i] ?? 0) * (values[i * width + k] ?? 0)
  }
  if (!(survivors > 1e-12 * set.total)) return null
  let log = Math.log(set.deathWeight / set.total)
  for (let step = 0; step < 100; step += 1) {
    const hazard = Math.exp(log)
    let [slope, curve] = [-hazard * survivors, hazard * survivors]
    for (let i = set.from; i < set.to; i += 1) {
      if (event[i] !== 1) continue
      const own = eventAt((hazard * (risk[i] ?? 0)) / (weight[i] ?? 1))
      slope += own.gain * (weight[i] ?? 0)
      curve += own.curve * (weight[i] ?? 0)
    }
    const move = Math.max(-2, Math.min(2, slope / curve))
    log += move
    if (Math.abs(move) < 1e-13) break
  }
  return { hazard: Math.exp(log), survivors, sums }
}

/** ln(1 − e⁻ᵘ), its slope along ln u, and minus its second derivative there. */
function eventAt(u: number): { value: number; gain: number; curve: number } {
  const gain = u > 700 ? 0 : u / Math.expm1(u)
  const curve = u < 1e-5 ? gain * (u / 2) : gain * (u / -Math.expm1(-u) - 1)
  return { value: u < 1e-10 ? Math.log(u) : Math.log(-Math.expm1(-u)), gain, curve }
}

function addDeaths(
  { weight, event }: CoxRows,
  risk: Float64Array,
  { from, to }: RiskSet,
  hazard: number,
  gain: Float64Array,
  curve: Float64Array,
): number {
  let sum = 0
  for (let i = from; i < to; i += 1) {
    if (event[i] !== 1) continue
    const counts = weight[i] ?? 0
    const own = eventAt((hazard * (risk[i] ?? 0)) / counts)
    sum += counts * own.value
    gain[i] = counts * own.gain
    curve[i] = counts * own.curve
  }
  return sum
}

function sumOver({ from, to }: RiskSet, values: Float64Array): number {
  let sum = 0
  for (let i = from; i < to; i += 1) sum += values[i] ?? 0
  return sum
}
