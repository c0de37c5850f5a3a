import type { Ties } from './cox-input.ts'
import type { CoxRows } from './cox-rows.ts'

/**
 * The cases at risk at one event time, and what its tied deaths make of it. With the share f = k/m for the k-th of m deaths (0 for
 * Breslow) and d = Σ risk − f · Σ tied risk (Efron 1977): `hazard` = Σ w̄/d, `tiedHazard` = Σ f·w̄/d, `curve` = Σ fⁱ·w̄/d² for i = 0, 1, 2.
 */
export type RiskSet = {
  group: number
  /** Its rows are those from `from` to `to`, not included. */
  from: number
  to: number
  deaths: number
  deathWeight: number
  /** Σ of weight·exp(η) over all at risk. */
  total: number
  /** Σ of weight·exp(η)·x over all at risk, and over those who die now. */
  sums: Float64Array
  tiedSums: Float64Array
  logRisk: number
  hazard: number
  tiedHazard: number
  curve0: number
  curve1: number
  curve2: number
}

/**
 * Walks through all event times, from the last to the first of each stratum.
 * @param risk weight·exp(η) of each row
 * @param visit sees the same object each time; copy what must stay
 */
export function eachRiskSet(rows: CoxRows, risk: Float64Array, ties: Ties, visit: (set: RiskSet) => void): void {
  const { width, values, weight, event, groupEnd, groupTime, opens, late } = rows
  const sums = new Float64Array(width)
  const tiedSums = new Float64Array(width)
  const set: RiskSet = { ...nothing, sums, tiedSums }
  let total = 0
  let entered = 0
  let from = 0
  for (let group = 0; group < groupEnd.length; group += 1) {
    const to = groupEnd[group] ?? 0
    if (opens[group] === 1) {
      total = 0
      entered = from
      sums.fill(0)
    }
    let deaths = 0
    let deathWeight = 0
    for (let i = from; i < to; i += 1) {
      const own = risk[i] ?? 0
      total += own
      const base = i * width
      for (let k = 0; k < width; k += 1) sums[k] = (sums[k] ?? 0) + own * (values[base + k] ?? 0)
      if (event[i] === 1) {
        deaths += 1
        deathWeight += weight[i] ?? 0
      }
    }
    if (late !== null && deaths > 0) {
      const at = groupTime[group] ?? 0
      for (; entered < to; entered += 1) {
        const row = late.order[entered] ?? 0
        if ((late.entry[row] ?? 0) < at) break
        const own = risk[row] ?? 0
        total -= own
        for (let k = 0; k < width; k += 1) sums[k] = (sums[k] ?? 0) - own * (values[row * width + k] ?? 0)
      }
    }
    if (deaths > 0) {
      set.group = group
      set.from = from
      set.to = to
      set.deaths = deaths
      set.deathWeight = deathWeight
      set.total = total
      const tied = deaths > 1 && ties === 'efron' ? addTied(rows, risk, set) : 0
      addHazard(set, total, tied)
      visit(set)
    }
    from = to
  }
}

const nothing = {
  group: 0,
  from: 0,
  to: 0,
  deaths: 0,
  deathWeight: 0,
  total: 0,
  logRisk: 0,
  hazard: 0,
  tiedHazard: 0,
  curve0: 0,
  curve1: 0,
  curve2: 0,
}

function addTied({ width, values, event }: CoxRows, risk: Float64Array, { from, to, tiedSums }: RiskSet): number {
  tiedSums.fill(0)
  let tied = 0
  for (let i = from; i < to; i += 1) {
    if (event[i] !== 1) continue
    const own = risk[i] ?? 0
    tied += own
    for (let k = 0; k < width; k += 1) tiedSums[k] = (tiedSums[k] ?? 0) + own * (values[i * width + k] ?? 0)
  }
  return tied
}

function addHazard(set: RiskSet, total: number, tied: number): void {
  const { deaths, deathWeight } = set
  const times = tied === 0 ? 1 : deaths
  const each = deathWeight / times
  set.logRisk = 0
  set.hazard = 0
  set.tiedHazard = 0
  set.curve0 = 0
  set.curve1 = 0
  set.curve2 = 0
  for (let k = 0; k < times; k += 1) {
    const share = k / times
    const rest = total - share * tied
    const hazard = each / rest
    const curve = hazard / rest
    set.logRisk += each * Math.log(rest)
    set.hazard += hazard
    set.tiedHazard += share * hazard
    set.curve0 += curve
    set.curve1 += share * curve
    set.curve2 += share * share * curve
  }
}
