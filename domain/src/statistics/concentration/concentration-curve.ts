import { orderBy } from '../survival/order.ts'
import type { Shares } from './concentration.ts'

/**
 * The share of all that goes to the lowest-ranked share of cases (Wagstaff, Paci & van Doorslaer 1991), for a chart: the diagonal is even,
 * below it more goes to those ranked high. The index is twice the area between it and the diagonal.
 * @param shares finite, amounts and weights from 0, with at least one amount above 0
 * @returns from (0, 0) to (1, 1), one point for each distinct rank
 * @example concentrationCurve({ amount: words, rankedBy: monetary }).amount
 */
export function concentrationCurve({ amount, rankedBy, weights }: Shares): { cases: Float64Array; amount: Float64Array } {
  const [cases, amounts] = [[0], [0]]
  let [weight, sum] = [0, 0]
  const order = orderBy([{ values: rankedBy }])
  for (const [place, row] of order.entries()) {
    const own = weights?.[row] ?? 1
    weight += own
    sum += own * (amount[row] ?? 0)
    if (rankedBy[row] === rankedBy[order[place + 1] ?? -1]) continue
    cases.push(weight)
    amounts.push(sum)
  }
  return { cases: Float64Array.from(cases, value => value / weight), amount: Float64Array.from(amounts, value => value / sum) }
}
