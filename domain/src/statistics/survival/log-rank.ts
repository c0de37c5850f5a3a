import { chiSquareTail } from '../random/tail-probabilities.ts'
import { inverseOf } from '../small-matrix.ts'
import { orderBy } from './order.ts'

export type LogRankInput = {
  /** Any one unit. */
  time: Float64Array
  /** 1 where the event happened at `time`, 0 where nobody looked further. */
  event: Uint8Array
  /** The group of each case: whole numbers from 0 to `groups` − 1. */
  group: Int32Array
  groups: number
  /** Cases are only compared inside their stratum. Any whole numbers. */
  strata?: Int32Array | undefined
}

export type LogRank =
  | { ok: true; chiSquare: number; degrees: number; probability: number; observed: Float64Array; expected: Float64Array }
  | { ok: false; reason: 'no-events' | 'one-group' | 'columns-differ' | 'not-finite' }

/**
 * Whether groups wait equally long: the (stratified) log-rank test (Mantel 1966; Peto & Peto 1972), with the hypergeometric variance.
 * Sees best where one group is always ahead; crossing curves can cancel out. Groups that are never at risk together with others in a
 * stratum with events are left out of the degrees of freedom.
 * @returns events observed and expected for each group, and a chi-square; or why there is none
 * @example logRank({ time, event, group, groups: 2 }) // { chiSquare: 10.3, degrees: 1, … }
 */
export function logRank(input: LogRankInput): LogRank {
  const { time, event, group, groups, strata } = input
  if ([event, group, strata].some(column => column !== undefined && column.length !== time.length))
    return { ok: false, reason: 'columns-differ' }
  if (!time.every(Number.isFinite) || !group.every(own => own >= 0 && own < groups)) return { ok: false, reason: 'not-finite' }
  if (!event.includes(1)) return { ok: false, reason: 'no-events' }
  const { observed, expected, variance } = counted(input)
  const compared = [...observed.keys()].filter(k => (variance[k * groups + k] ?? 0) > 1e-12)
  const free = compared.slice(0, -1)
  const block = Float64Array.from(free.flatMap(j => free.map(k => variance[j * groups + k] ?? 0)))
  const inverse = free.length === 0 ? null : inverseOf({ size: free.length, values: block })
  if (inverse === null) return { ok: false, reason: 'one-group' }
  let chiSquare = 0
  for (const [a, j] of free.entries()) {
    for (const [b, k] of free.entries()) {
      const entry = inverse.values[a * free.length + b] ?? 0
      chiSquare += entry * ((observed[j] ?? 0) - (expected[j] ?? 0)) * ((observed[k] ?? 0) - (expected[k] ?? 0))
    }
  }
  return { ok: true, chiSquare, degrees: free.length, probability: chiSquareTail(chiSquare, free.length), observed, expected }
}

function counted({ time, event, group, groups, strata }: LogRankInput) {
  const byTime = { values: time, descending: true }
  const order = orderBy(strata === undefined ? [byTime] : [{ values: Float64Array.from(strata) }, byTime])
  const [observed, expected] = [new Float64Array(groups), new Float64Array(groups)]
  const variance = new Float64Array(groups * groups)
  const [atRisk, dying] = [new Float64Array(groups), new Float64Array(groups)]
  let stratum: number | undefined
  for (let i = 0; i < order.length;) {
    const first = order[i] ?? 0
    if (strata?.[first] !== stratum) atRisk.fill(0)
    stratum = strata?.[first]
    dying.fill(0)
    const at = time[first]
    for (; i < order.length; i += 1) {
      const row = order[i] ?? 0
      if (time[row] !== at || strata?.[row] !== stratum) break
      const own = group[row] ?? 0
      atRisk[own] = (atRisk[own] ?? 0) + 1
      if (event[row] === 1) dying[own] = (dying[own] ?? 0) + 1
    }
    addTime(atRisk, dying, observed, expected, variance)
  }
  return { observed, expected, variance }
}

function addTime(
  atRisk: Float64Array,
  dying: Float64Array,
  observed: Float64Array,
  expected: Float64Array,
  variance: Float64Array,
): void {
  const [risk, deaths] = [sumOf(atRisk), sumOf(dying)]
  if (deaths === 0) return
  const groups = atRisk.length
  const factor = risk > 1 ? (deaths * (risk - deaths)) / (risk - 1) : 0
  for (let j = 0; j < groups; j += 1) {
    const share = (atRisk[j] ?? 0) / risk
    observed[j] = (observed[j] ?? 0) + (dying[j] ?? 0)
    expected[j] = (expected[j] ?? 0) + deaths * share
    for (let k = 0; k < groups; k += 1) {
      const other = (atRisk[k] ?? 0) / risk
      variance[j * groups + k] = (variance[j * groups + k] ?? 0) + factor * share * ((j === k ? 1 : 0) - other)
    }
  }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
