import digammaOf from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * The natural logarithm of the gamma function.
 * @param x greater than 0; has no unit
 * @returns finite up to about 2.5e305; infinite at 0, NaN for NaN
 * @example logGamma(5) // ln 24 = 3.178…
 */
export function logGamma(x: number): number {
  return gammaln(x)
}

/**
 * The derivative of `logGamma`.
 * @param x greater than 0; has no unit
 * @example digamma(1) // −0.5772…, minus Euler's constant
 */
export function digamma(x: number): number {
  return digammaOf(x)
}

/**
 * The natural logarithm of the beta function: ln Γ(x) + ln Γ(y) − ln Γ(x + y).
 * @param x greater than 0
 * @param y greater than 0
 * @example logBeta(2, 3) // ln(1/12)
 */
export function logBeta(x: number, y: number): number {
  return gammaln(x) + gammaln(y) - gammaln(x + y)
}

/**
 * ln(1 + eˣ), the logarithm of a sum of exponentials whose first is 1, without overflow for any x.
 * @example logOnePlusExp(1000) // 1000
 */
export function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}

/**
 * 1 / (1 + e⁻ˣ), without overflow for any x.
 * @returns 0 to 1
 * @example logistic(0) // 0.5
 */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}
