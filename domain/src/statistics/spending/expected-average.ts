import type { GammaGamma } from './gamma-gamma-likelihood.ts'

/**
 * The amount of a customer's purchases, by expectation: their own average, drawn towards that of all, the less they bought the more
 * (Fader & Hardie 2013, eq. 5): p (v + x z̄) / (p x + q − 1).
 * @param spent `repeats` whole and at least 0; `average` of them, in the currency of v; without repeats it does not matter
 * @returns null when q is at most 1 or the average is not greater than 0: Gamma-Gamma knows no losses
 * @example expectedAverage({ repeats: 0, average: 0 }, { p: 6.2488, q: 3.7446, v: 15.4477 }) // 35.17
 */
export function expectedAverage({ repeats, average }: { repeats: number; average: number }, at: GammaGamma): number | null {
  if (at.q <= 1 || (repeats > 0 && !(average > 0))) return null
  const bought = repeats === 0 ? 0 : repeats * average
  return (at.p * (at.v + bought)) / (at.p * repeats + at.q - 1)
}

/** Expectations that a sum of purchases needs: of the customer's true mean squared, and of the variance of one purchase. */
export type AmountSpread = { meanSquared: number; variance: number }

/**
 * How far amounts may lie from `expectedAverage`: given what was spent, the customer's own rate is gamma distributed with shape
 * p x + q and rate v + x z̄.
 * @returns null where the spread is infinite (p x + q at most 2) or `expectedAverage` is null; in squared currency
 * @example amountSpread({ repeats: 2, average: 22.35 }, cdnow)
 */
export function amountSpread(spent: { repeats: number; average: number }, at: GammaGamma): AmountSpread | null {
  const shape = at.p * spent.repeats + at.q
  if (shape <= 2 || expectedAverage(spent, at) === null) return null
  const rate = at.v + (spent.repeats === 0 ? 0 : spent.repeats * spent.average)
  const squared = rate ** 2 / ((shape - 1) * (shape - 2))
  return { meanSquared: at.p ** 2 * squared, variance: at.p * squared }
}
