import { logBeta } from '../special-functions.ts'
import { twoSided, normalQuantile } from './tail-probabilities.ts'

/** Above this many degrees of freedom Student's law and the normal one differ by less than a millionth. */
const asGoodAsNormal = 1e6
const mostTerms = 500
const smallest = 1e-300
const enough = 1e-15

/**
 * The probability of an estimate at least as far from 0 on either side, where its error was itself estimated from `degrees` + 1 independent
 * clusters: Student's t, by the incomplete beta function (Press et al., Numerical Recipes, 3rd ed., 6.4). Relative error about 1e-12.
 * @param t estimate divided by its standard error
 * @param degrees of freedom, above 0; infinite for the normal law
 * @returns 0 to 1; NaN for NaN
 * @example twoSidedStudent(2.228139, 10) // 0.05
 */
export function twoSidedStudent(t: number, degrees: number): number {
  if (Number.isNaN(t) || !(degrees > 0)) return Number.NaN
  if (degrees > asGoodAsNormal) return twoSided(t)
  if (!Number.isFinite(t)) return 0
  return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t))
}

/**
 * The value that Student's t stays below with probability `p`, found by halving.
 * @param p between 0.5 and 1, the latter excluded
 * @example studentQuantile(0.975, 10) // 2.228139
 */
export function studentQuantile(p: number, degrees: number): number {
  if (degrees > asGoodAsNormal) return normalQuantile(p)
  if (!(p >= 0.5 && p < 1) || !(degrees > 0)) return Number.NaN
  let [low, high] = [0, 1]
  while (twoSidedStudent(high, degrees) / 2 > 1 - p) high *= 2
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2
    if (twoSidedStudent(middle, degrees) / 2 > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b
}

/** Lentz's continued fraction. */
function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < enough) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value
}
