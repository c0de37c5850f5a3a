import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digamma, logBeta, logGamma, logistic, logOnePlusExp } from './special-functions.ts'

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

describe('special functions', () => {
  test('log-gamma and digamma keep their recurrences', () => {
    fc.assert(
      fc.property(positive, x => {
        const gain = logGamma(x + 1) - logGamma(x)
        expect(Math.abs(gain - Math.log(x))).toBeLessThan(1e-12 * (1 + Math.abs(logGamma(x))))
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-11 * (1 + 1 / x))
      }),
    )
  })

  test('are right at known places', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 14)
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14)
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14)
  })

  test('ln(1 + e^x) and 1/(1 + e^-x) overflow nowhere', () => {
    expect(logOnePlusExp(1e4)).toBe(1e4)
    expect(logOnePlusExp(-1e4)).toBe(0)
    expect(logOnePlusExp(0)).toBeCloseTo(Math.LN2, 15)
    expect([logistic(-1e4), logistic(0), logistic(1e4)]).toEqual([0, 0.5, 1])
  })
})
