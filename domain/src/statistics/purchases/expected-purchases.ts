import { logistic } from '../special-functions.ts'
import type { BgNbd } from './bgnbd-likelihood.ts'
import type { History } from './histories.ts'

/**
 * The chance that a customer has not stayed away for ever (Fader, Hardie & Lee 2005; Fader & Hardie 2008, "Computing P(alive) Using the
 * BG/NBD Model"). Under this model somebody without a repeat has had no occasion to leave: 1.
 * @param history as `whyNoHistory` allows
 * @returns 0 to 1
 * @example probabilityAlive({ repeats: 2, recency: 30.43, age: 38.86 }, cdnow) // 0.7266
 */
export function probabilityAlive({ repeats, recency, age }: History, { r, alpha, a, b }: BgNbd): number {
  if (repeats === 0) return 1
  const quiet = Math.log((alpha + age) / (alpha + recency))
  return logistic(-((r + repeats) * quiet + Math.log(a / (b + repeats - 1))))
}

/** What is believed of somebody who is alive: Bayes' rule moves r by the repeats, alpha by the age and b by the repeats. */
export function learned({ repeats, age }: History, { r, alpha, a, b }: BgNbd): BgNbd {
  return { r: r + repeats, alpha: alpha + age, a, b: b + repeats }
}

/**
 * Purchases that a customer makes in the next `weeks`, by expectation (Fader, Hardie & Lee 2005, eq. 10).
 * @param history as `whyNoHistory` allows, in weeks
 * @param weeks 0 or more
 * @returns 0 or more
 * @example expectedPurchases({ repeats: 2, recency: 30.43, age: 38.86 }, cdnow, 39) // 1.2259
 */
export function expectedPurchases(history: History, parameters: BgNbd, weeks: number): number {
  return probabilityAlive(history, parameters) * expectedPurchasesOfNew(learned(history, parameters), weeks)
}

const huge = 1e200
/** Enough for 100,000 times alpha; what is left out then is too small to see. */
const mostTerms = 5_000_000

/**
 * Purchases in the first `weeks` after becoming a customer, by expectation (Fader, Hardie & Lee 2005, eq. 9):
 * (a + b − 1)/(a − 1) · [1 − (alpha/(alpha + t))ʳ · ₂F₁(r, b; a + b − 1; t/(alpha + t))].
 *
 * The hypergeometric series is summed in another order, in which every term is positive: Σₖ P(k purchases if nobody ever left) ·
 * Σ_{j<k} P(still there after j purchases). The poles at a = 1 and a + b = 1 are gone, nothing cancels, and weights are scaled as they
 * go, so that thousands of purchases neither overflow nor vanish. The number of terms grows with t/alpha (about 36 (1 + t/alpha)).
 * @param weeks 0 or more; up to 100,000 times alpha
 * @returns 0 or more
 * @example expectedPurchasesOfNew({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 52) // 1.4…
 */
export function expectedPurchasesOfNew({ r, alpha, a, b }: BgNbd, weeks: number): number {
  if (weeks === 0) return 0
  const z = weeks / (alpha + weeks)
  let weight = 1
  let [weights, sum] = [1, 0]
  let [stays, expected] = [1, 0]
  for (let k = 0; k < mostTerms; k += 1) {
    const ratio = ((r + k) / (k + 1)) * z
    weight *= ratio
    expected += stays
    stays *= (b + k) / (a + b + k)
    weights += weight
    sum += weight * expected
    const later = Math.max(ratio, z)
    if (later < 1 && weight * (expected + 1) <= 1e-17 * (1 - later) ** 2 * sum) break
    if (weight > huge) {
      weight /= huge
      weights /= huge
      sum /= huge
    }
  }
  return sum / weights
}
