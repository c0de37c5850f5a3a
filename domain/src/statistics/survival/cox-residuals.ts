import type { Ties } from './cox-input.ts'
import { cumulated, expectedOf, riskAt } from './cox-likelihood.ts'
import type { CoxRows } from './cox-rows.ts'
import { eachRiskSet } from './risk-sets.ts'

/**
 * What each row adds to the slope at `point`: its score residual times its weight (Therneau & Grambsch, Modeling Survival Data, 2000,
 * 4.6 and 7.1; ties of Efron as there). `width` numbers a row; at the maximum they add up to 0.
 */
export function scoreResiduals(rows: CoxRows, point: Float64Array, ties: Ties): Float64Array {
  const { count, width, values, weight, event, groupOf, late } = rows
  const groups = rows.groupEnd.length
  const { risk } = riskAt(rows, point)
  const [hazard, tied] = [new Float64Array(groups), new Float64Array(groups)]
  const residuals = new Float64Array(count * width)
  const means = new Float64Array(groups * width)
  eachRiskSet(rows, risk, ties, set => {
    hazard[set.group] = set.hazard
    tied[set.group] = set.tiedHazard
    for (let k = 0; k < width; k += 1) {
      const [all, now] = [set.sums[k] ?? 0, set.tiedSums[k] ?? 0]
      const mean = (all * set.hazard - now * set.tiedHazard) / set.deathWeight
      const taken = all * set.curve1 - now * set.curve2
      means[set.group * width + k] = all * set.curve0 - now * set.curve1
      for (let i = set.from; i < set.to; i += 1) {
        if (event[i] === 1) residuals[i * width + k] = -(weight[i] ?? 0) * mean - (risk[i] ?? 0) * taken
      }
    }
  })
  const hazards = { risk, cumulative: cumulated(rows, hazard), tied }
  cumulateMeans(rows, means)
  for (let i = 0; i < count; i += 1) {
    const expected = expectedOf(rows, hazards, i)
    const surprise = (event[i] === 1 ? (weight[i] ?? 0) : 0) - expected
    const lived = (groupOf[i] ?? 0) * width
    const missed = late === null ? -1 : (late.lastMissed[i] ?? -1) * width
    for (let k = 0; k < width; k += 1) {
      const mean = (means[lived + k] ?? 0) - (missed < 0 ? 0 : (means[missed + k] ?? 0))
      residuals[i * width + k] = (residuals[i * width + k] ?? 0) + surprise * (values[i * width + k] ?? 0) + (risk[i] ?? 0) * mean
    }
  }
  return residuals
}

/** From the earliest group of each stratum to its latest, in place; `width` numbers a group. */
export function cumulateMeans({ width, opens }: CoxRows, means: Float64Array): void {
  for (let group = opens.length - 2; group >= 0; group -= 1) {
    if (opens[group + 1] === 1) continue
    for (let k = 0; k < width; k += 1) {
      means[group * width + k] = (means[group * width + k] ?? 0) + (means[(group + 1) * width + k] ?? 0)
    }
  }
}
