import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { fitLogistic, type LogisticFit, type LogisticInput } from './fit-logistic.ts'

type Fitted = Extract<LogisticFit, { ok: true }>

function fitted(input: LogisticInput): Fitted {
  const fit = fitLogistic(input)
  if (!fit.ok) throw new Error(`${fit.reason} ${String(fit.covariate)}`)
  return fit
}

function simulated(seed: number, count: number, effect = 0.7): LogisticInput & { clusters: Int32Array } {
  const draw = seeded(seed)
  const [x, z] = [Float64Array.from({ length: count }, () => draw() * 4), Float64Array.from({ length: count }, draw)]
  const outcome = Uint8Array.from(x, (value, i) => (draw() < 1 / (1 + Math.exp(1 - effect * value + (z[i] ?? 0))) ? 1 : 0))
  return { covariates: [x, z], outcome, clusters: Int32Array.from({ length: count }, (_, i) => i % (count / 4)) }
}

describe('logistic regression', () => {
  test('of a two by two table is the odds ratio with its error as in every textbook', () => {
    const [a, b, c, d] = [30, 10, 20, 40]
    const exposed = Float64Array.from({ length: 100 }, (_, i) => (i < a + b ? 1 : 0))
    const outcome = Uint8Array.from({ length: 100 }, (_, i) => (i < a || (i >= a + b && i < a + b + c) ? 1 : 0))
    const fit = fitted({ covariates: [exposed], outcome })
    expect(fit.coefficients[0]).toBeCloseTo(Math.log((a * d) / (b * c)), 10)
    expect(fit.constant).toBeCloseTo(Math.log(c / d), 10)
    expect(fit.naive[0]).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 10)
    // With one covariate of two values the model is saturated, and both errors are the same.
    expect(fit.robust[0]).toBeCloseTo(fit.naive[0] ?? 0, 10)
  })

  test('solves its score equations: what is predicted adds up to what happened, also along each covariate', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const input = simulated(seed, 200)
        const fit = fitted(input)
        const surprises = Float64Array.from(input.outcome, (happened, i) => {
          const eta = input.covariates.reduce(
            (sum, column, k) => sum + (column[i] ?? 0) * (fit.coefficients[k] ?? 0),
            fit.constant,
          )
          return happened - 1 / (1 + Math.exp(-eta))
        })
        expect(surprises.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 7)
        for (const column of input.covariates)
          expect(surprises.reduce((sum, value, i) => sum + value * (column[i] ?? 0), 0)).toBeCloseTo(0, 7)
      }),
      { numRuns: 30 },
    )
  })

  test('clustered errors agree with leaving each customer out', () => {
    const input = simulated(3, 600)
    const fit = fitted(input)
    let spread = 0
    for (let left = 0; left < 150; left += 1) {
      const covariates = input.covariates.map(column => column.filter((_, i) => i % 150 !== left))
      const other = fitted({ covariates, outcome: input.outcome.filter((_, i) => i % 150 !== left) })
      spread += ((other.coefficients[0] ?? 0) - (fit.coefficients[0] ?? 0)) ** 2
    }
    expect((fit.robust[0] ?? 0) / Math.sqrt(spread)).toBeCloseTo(1, 1)
    expect(fit.standardErrors[0]).toBe(Math.max(fit.naive[0] ?? 0, fit.robust[0] ?? 0))
  })

  test('false alarms come as often as promised', () => {
    let alarms = 0
    for (let seed = 0; seed < 400; seed += 1) {
      const fit = fitted(simulated(seed + 100, 200, 0))
      if (Math.abs((fit.coefficients[0] ?? 0) / (fit.naive[0] ?? 1)) > 1.959964) alarms += 1
    }
    expect(alarms / 400).toBeGreaterThan(0.02)
    expect(alarms / 400).toBeLessThan(0.08)
  })
})

describe('logistic regression says why there is no number', () => {
  const outcome = Uint8Array.of(0, 1, 0, 1, 1, 0)
  const mixed = Float64Array.of(1, 2, 3, 1, 2, 2)

  test.each<[string, LogisticInput, string, number | null]>([
    ['of nothing', { covariates: [], outcome }, 'no-cases', null],
    ['where columns differ', { covariates: [Float64Array.of(1)], outcome }, 'columns-differ', null],
    ['of what is not finite', { covariates: [mixed.with(2, Infinity)], outcome }, 'not-finite', null],
    ['where it always happened', { covariates: [mixed], outcome: new Uint8Array(6).fill(1) }, 'always-the-same', null],
    ['where all are the same', { covariates: [mixed, new Float64Array(6).fill(0.1)], outcome }, 'no-variation', 1],
    ['where one says the other', { covariates: [mixed, mixed.map(value => 2 * value - 1)], outcome }, 'collinear', 1],
    ['where it is told perfectly', { covariates: [Float64Array.from(outcome)], outcome }, 'separated', 0],
    ['where it is told on one side', { covariates: [mixed, Float64Array.of(0, 0, 0, 0, 1, 0)], outcome }, 'separated', 1],
  ])('%s', (_, input, reason, covariate) => {
    expect(fitLogistic(input)).toEqual({ ok: false, reason, covariate })
  })
})
