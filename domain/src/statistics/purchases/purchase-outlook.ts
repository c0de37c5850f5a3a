import { probabilityAlive, learned } from './expected-purchases.ts'
import type { BgNbd } from './bgnbd-likelihood.ts'
import type { History } from './histories.ts'

/** How many purchases may come: the distribution, not only its mean. */
export type PurchaseOutlook = {
  expected: number
  variance: number
  /** The chance of none at all. */
  none: number
  /** In eight cases of ten the number lies from `low` to `high`, both included. */
  low: number
  high: number
}

const mostCounted = 100_000

/**
 * The distribution of a customer's purchases in the next `weeks` (Fader, Hardie & Lee 2005, eq. 8, with what was learned of the
 * customer): P(at least n) = P(alive) · P(still there after n − 1) · P(n or more if nobody ever left).
 * @param history as `whyNoHistory` allows, in weeks
 * @param weeks 0 or more
 * @example purchaseOutlook({ repeats: 2, recency: 30.43, age: 38.86 }, cdnow, 52) // expected 1.5586, low 0, high 4
 */
export function purchaseOutlook(history: History, parameters: BgNbd, weeks: number): PurchaseOutlook {
  const alive = probabilityAlive(history, parameters)
  const { r, alpha, a, b } = learned(history, parameters)
  const z = weeks / (alpha + weeks)
  let logExactly = r * Math.log1p(-z)
  let more = 1
  let stays = alive
  const outlook = { expected: 0, squared: 0, none: 1, low: -1, high: -1 }
  for (let n = 0; n < mostCounted; n += 1) {
    const reached = n === 0 ? 1 : stays * more
    more = Math.max(0, more - Math.exp(logExactly))
    logExactly += Math.log(((r + n) / (n + 1)) * z)
    if (n > 0) stays *= (b + n - 1) / (a + b + n - 1)
    const next = stays * more
    if (n === 0) outlook.none = 1 - next
    if (n > 0) outlook.expected += reached
    if (n > 0) outlook.squared += (2 * n - 1) * reached
    if (outlook.low < 0 && next <= 0.9) outlook.low = n
    if (outlook.high < 0 && next <= 0.1) outlook.high = n
    if (outlook.high >= 0 && next * (2 * n + 1) < 1e-12 && n > (r * z) / (1 - z)) break
  }
  const { expected, squared, none, low, high } = outlook
  return { expected, variance: Math.max(0, squared - expected ** 2), none, low, high }
}
