import { logGamma } from '../special-functions.ts'

const mostTerms = 1000
const smallest = 1e-300
const enough = 1e-16

/**
 * How likely a chi-square variable is to exceed `x`: Q(df/2, x/2), by its series or Lentz's continued fraction (Press et al., Numerical
 * Recipes, 3rd ed., 6.2). Relative error about 1e-13.
 * @param x from 0
 * @param df degrees of freedom, above 0
 * @returns 0 to 1; 1 for x ≤ 0, NaN for NaN
 * @example chiSquareTail(3.841459, 1) // 0.05
 */
export function chiSquareTail(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return Number.NaN
  if (x <= 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const [shape, at] = [df / 2, x / 2]
  const factor = Math.exp(shape * Math.log(at) - at - logGamma(shape))
  return at < shape + 1 ? 1 - factor * series(shape, at) : factor * fraction(shape, at)
}

function series(shape: number, at: number): number {
  let term = 1 / shape
  let sum = term
  for (let i = 1; i < mostTerms && term > sum * enough; i += 1) {
    term *= at / (shape + i)
    sum += term
  }
  return sum
}

function fraction(shape: number, at: number): number {
  let b = at + 1 - shape
  let c = 1 / smallest
  let d = 1 / b
  let value = d
  for (let i = 1; i < mostTerms; i += 1) {
    const a = -i * (i - shape)
    b += 2
    d = 1 / nonZero(a * d + b)
    c = nonZero(b + a / c)
    value *= d * c
    if (Math.abs(d * c - 1) < enough * 4) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value
}

/**
 * How likely a standard normal variable is to exceed `z`.
 * @returns 0 to 1, with full relative precision in the right tail
 * @example normalTail(1.959964) // 0.025
 */
export function normalTail(z: number): number {
  const beyond = chiSquareTail(z * z, 1) / 2
  return z >= 0 ? beyond : 1 - beyond
}

/**
 * The probability of a normal estimate at least as far from 0 on either side.
 * @param z estimate divided by its standard error
 * @example twoSided(-1.959964) // 0.05
 */
export function twoSided(z: number): number {
  return chiSquareTail(z * z, 1)
}

/**
 * The value that a standard normal variable stays below with probability `p`, found by halving.
 * @param p between 0 and 1, both excluded
 * @returns infinite at 0 and 1, NaN outside
 * @example normalQuantile(0.975) // 1.959964
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return Number.NEGATIVE_INFINITY
  let [low, high] = [0, 39]
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (normalTail(middle) > p) low = middle
    else high = middle
  }
  return -(low + high) / 2
}
