import type { Ties } from './cox-input.ts'
import type { CoxRows } from './cox-rows.ts'
import { eachRiskSet } from './risk-sets.ts'

/** The partial likelihood at one point: its logarithm, slope, and minus its second derivatives. On the scale of `CoxRows`. */
export type CoxAt = { logLikelihood: number; slope: Float64Array; information: Float64Array }

/** What each row has lived through at a point. */
export type Hazards = {
  risk: Float64Array
  /** Of each group: the baseline hazard up to and including its event time, within its stratum. */
  cumulative: Float64Array
  /** Of each group: what Efron's ties take off its deaths. */
  tied: Float64Array
}

/**
 * Cox's partial likelihood (Cox 1972), ties after Efron or Breslow. The second derivatives are taken as one sum over rows of x·xᵀ by
 * the hazard that the row has lived through, minus one over event times of the means, which costs half of keeping the sum at risk.
 */
export function coxLikelihood(rows: CoxRows, point: Float64Array, ties: Ties): CoxAt {
  const { width } = rows
  const { risk, logEvents } = riskAt(rows, point)
  const [hazard, tied] = [new Float64Array(rows.groupEnd.length), new Float64Array(rows.groupEnd.length)]
  const information = new Float64Array(width * width)
  let logLikelihood = logEvents
  eachRiskSet(rows, risk, ties, set => {
    hazard[set.group] = set.hazard
    tied[set.group] = set.tiedHazard
    logLikelihood -= set.logRisk
    const { sums, tiedSums, curve0, curve1, curve2 } = set
    for (let j = 0; j < width; j += 1) {
      const own = curve0 * (sums[j] ?? 0)
      for (let k = 0; k <= j; k += 1) information[j * width + k] = (information[j * width + k] ?? 0) - own * (sums[k] ?? 0)
    }
    if (curve1 === 0) return
    for (let j = 0; j < width; j += 1) {
      const [all, now] = [sums[j] ?? 0, tiedSums[j] ?? 0]
      for (let k = 0; k <= j; k += 1) {
        const cross = curve1 * (all * (tiedSums[k] ?? 0) + now * (sums[k] ?? 0)) - curve2 * now * (tiedSums[k] ?? 0)
        information[j * width + k] = (information[j * width + k] ?? 0) + cross
      }
    }
  })
  const slope = new Float64Array(width)
  addRows(rows, { risk, cumulative: cumulated(rows, hazard), tied }, slope, information)
  for (let j = 0; j < width; j += 1) for (let k = 0; k < j; k += 1) information[k * width + j] = information[j * width + k] ?? 0
  return { logLikelihood, slope, information }
}

/** Weight·exp(η) of each row, and the sum of weight·η over events. */
export function riskAt(
  { count, width, values, weight, event }: CoxRows,
  point: Float64Array,
): { risk: Float64Array; logEvents: number } {
  const risk = new Float64Array(count)
  let logEvents = 0
  for (let i = 0; i < count; i += 1) {
    let eta = 0
    for (let k = 0; k < width; k += 1) eta += (values[i * width + k] ?? 0) * (point[k] ?? 0)
    const own = weight[i] ?? 0
    risk[i] = own * Math.exp(eta)
    if (event[i] === 1) logEvents += own * eta
  }
  return { risk, logEvents }
}

/** From the last group of each stratum, which is its earliest, to the first. */
export function cumulated({ opens }: CoxRows, steps: Float64Array): Float64Array {
  const sums = new Float64Array(steps.length)
  let sum = 0
  for (let group = steps.length - 1; group >= 0; group -= 1) {
    sum += steps[group] ?? 0
    sums[group] = sum
    if (opens[group] === 1) sum = 0
  }
  return sums
}

/** The expected number of events of a row, by its weight: its risk times the hazard it has lived through. */
export function expectedOf({ groupOf, event, late }: CoxRows, { risk, cumulative, tied }: Hazards, row: number): number {
  const group = groupOf[row] ?? 0
  let lived = cumulative[group] ?? 0
  if (event[row] === 1) lived -= tied[group] ?? 0
  if (late !== null) {
    const missed = late.lastMissed[row] ?? -1
    if (missed >= 0) lived -= cumulative[missed] ?? 0
  }
  return (risk[row] ?? 0) * lived
}

function addRows(rows: CoxRows, hazards: Hazards, slope: Float64Array, information: Float64Array): void {
  const { count, width, values, weight, event } = rows
  for (let i = 0; i < count; i += 1) {
    const expected = expectedOf(rows, hazards, i)
    const surprise = (event[i] === 1 ? (weight[i] ?? 0) : 0) - expected
    const base = i * width
    for (let j = 0; j < width; j += 1) {
      const value = values[base + j] ?? 0
      slope[j] = (slope[j] ?? 0) + surprise * value
      const own = expected * value
      const line = j * width
      for (let k = 0; k <= j; k += 1) information[line + k] = (information[line + k] ?? 0) + own * (values[base + k] ?? 0)
    }
  }
}
