import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { fitPenalisedCox } from '../survival/fit-penalised-cox.ts'
import type { CoxInput } from '../survival/cox-input.ts'
import { fitCox } from '../survival/fit-cox.ts'
import { fitLogistic } from './fit-logistic.ts'
import type { LogisticInput } from './fit-logistic.ts'
import { fitPenalisedLogistic } from './fit-penalised-logistic.ts'
import type { PenalisedFit } from './penalised.ts'

function fitted(fit: PenalisedFit | { ok: false; reason: string }): PenalisedFit {
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}

/** a and b: happened and not among the exposed; c and d among others. */
function twoByTwo(a: number, b: number, c: number, d: number): LogisticInput {
  const exposed = Float64Array.from({ length: a + b + c + d }, (_, i) => (i < a + b ? 1 : 0))
  const outcome = Uint8Array.from(exposed, (_, i) => (i < a || (i >= a + b && i < a + b + c) ? 1 : 0))
  return { covariates: [exposed], outcome }
}

/** The highest point of a function of two variables, by a grid that closes in on it: slow, and derived from nothing. */
function highest(of: (x: number, y: number) => number): { x: number; y: number; value: number } {
  let best = { x: 0, y: 0, value: of(0, 0) }
  for (let size = 4; size > 1e-8; size *= 0.6) {
    const { x, y } = best
    for (let i = -3; i <= 3; i += 1)
      for (let j = -3; j <= 3; j += 1) {
        const at = { x: x + (size * i) / 3, y: y + (size * j) / 3 }
        const value = of(at.x, at.y)
        if (value > best.value) best = { ...at, value }
      }
  }
  return best
}

/** ln of the likelihood of a two by two table, and half the logarithm of its information, written down as they stand in a textbook. */
function tableLikelihood([a, b, c, d]: readonly [number, number, number, number], constant: number, slope: number): number {
  const [p, q] = [1 / (1 + Math.exp(-constant - slope)), 1 / (1 + Math.exp(-constant))]
  const [one, other] = [(a + b) * p * (1 - p), (c + d) * q * (1 - q)]
  return a * Math.log(p) + b * Math.log(1 - p) + c * Math.log(q) + d * Math.log(1 - q) + Math.log(one * other) / 2
}

describe('logistic regression with Firth’s penalty', () => {
  test.each([
    [12, 0, 7, 20],
    [0, 9, 11, 30],
    [8, 5, 0, 14],
    [30, 10, 20, 40],
  ])('of the table %i %i %i %i adds a half to each cell', (a, b, c, d) => {
    const fit = fitted(fitPenalisedLogistic(twoByTwo(a, b, c, d)))
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5))), 6)
  })

  test('has the interval at which its likelihood, searched through by hand, has lost enough', () => {
    const cells = [12, 0, 7, 20] as const
    const fit = fitted(fitPenalisedLogistic(twoByTwo(...cells)))
    const { low, high } = fit.profile(0).limits(1.645)
    const top = highest((constant, slope) => tableLikelihood(cells, constant, slope))
    expect(fit.coefficients[0]).toBeCloseTo(top.y, 5)
    for (const end of [low, high]) {
      const held = highest(constant => tableLikelihood(cells, constant, end))
      expect(2 * (top.value - held.value)).toBeCloseTo(1.645 ** 2, 4)
    }
    expect(high - top.y).toBeGreaterThan(top.y - low)
  })

  test('gives every separated history a finite number on the side on which it lies', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 8, max: 60 }), (seed, count) => {
        const draw = seeded(seed)
        const covariates = [Float64Array.from({ length: count }, draw), Float64Array.from({ length: count }, draw)]
        const outcome = Uint8Array.from({ length: count }, (_, i) => ((covariates[0]?.[i] ?? 0) > 0.5 ? 1 : 0))
        fc.pre(outcome.includes(0) && outcome.includes(1))
        expect(fitLogistic({ covariates, outcome })).toMatchObject({ ok: false, reason: 'separated' })
        const fit = fitted(fitPenalisedLogistic({ covariates, outcome }))
        const { low, high } = fit.profile(0).limits(1.645)
        expect(fit.coefficients[0]).toBeGreaterThan(low)
        expect(fit.coefficients[0]).toBeLessThan(high)
        expect(high).toBeLessThan(Infinity)
        expect(fit.coefficients[0]).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })

  test('finds the top and both ends also where something measured tells the outcome of many cases perfectly, and they lie far away', () => {
    const draw = seeded(2_000)
    const covariates = [Float64Array.from({ length: 2_000 }, () => 4 * draw()), Float64Array.from({ length: 2_000 }, draw)]
    const outcome = Uint8Array.from(covariates[0] ?? [], value => (value > 2.5 ? 1 : 0))
    const profile = fitted(fitPenalisedLogistic({ covariates, outcome })).profile(0)
    const { low, high } = profile.limits(1.645)
    expect(low).toBeGreaterThan(50)
    for (const end of [low, high]) expect(profile.rootAt(end)).toBeCloseTo(1.645, 4)
  })

  test('is next to the plain estimate where there is one, and nearer the more cases there are', () => {
    const gaps = [100, 1_000, 10_000].map(times => {
      const input = twoByTwo(3 * times, times, 2 * times, 4 * times)
      const plain = fitLogistic(input)
      if (!plain.ok) throw new Error(plain.reason)
      return Math.abs((plain.coefficients[0] ?? 0) - (fitted(fitPenalisedLogistic(input)).coefficients[0] ?? 0))
    })
    expect(gaps[0]).toBeLessThan(0.01)
    expect(gaps[1]).toBeLessThan((gaps[0] ?? 0) / 5)
    expect(gaps[2]).toBeLessThan((gaps[1] ?? 0) / 5)
  })

  test('says why there is no number where no penalty helps', () => {
    const { covariates } = twoByTwo(3, 3, 3, 3)
    expect(fitPenalisedLogistic({ covariates, outcome: new Uint8Array(12).fill(1) })).toMatchObject({ reason: 'always-the-same' })
    expect(
      fitPenalisedLogistic({
        covariates: [...covariates, ...covariates],
        outcome: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1),
      }),
    ).toMatchObject({ reason: 'collinear', covariate: 1 })
  })
})

/** Nobody of the second half is ever answered. */
const oneSided: CoxInput = {
  covariates: [Float64Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0)],
  time: Float64Array.of(1, 2, 2, 3, 5, 6, 4, 6, 7, 8),
  event: Uint8Array.of(1, 1, 1, 1, 1, 0, 0, 0, 0, 0),
}

/** The partial likelihood with Efron's ties and half the logarithm of its information, pair by pair, for one covariate. */
function coxByHand({ covariates: [x = new Float64Array()], time, event }: CoxInput, beta: number): number {
  let [sum, information] = [0, 0]
  for (const at of new Set(time.filter((_, i) => event[i] === 1))) {
    const dying = [...time.keys()].filter(i => time[i] === at && event[i] === 1)
    for (const [k, own] of dying.entries()) {
      const weights = Array.from(time, (end, i) => {
        const isTied = end === at && event[i] === 1
        return end < at ? 0 : Math.exp(beta * (x[i] ?? 0)) * (isTied ? 1 - k / dying.length : 1)
      })
      const total = weights.reduce((all, weight) => all + weight, 0)
      const mean = weights.reduce((all, weight, i) => all + (weight * (x[i] ?? 0)) / total, 0)
      sum += beta * (x[own] ?? 0) - Math.log(total)
      information += weights.reduce((all, weight, i) => all + (weight * ((x[i] ?? 0) - mean) ** 2) / total, 0)
    }
  }
  return sum + Math.log(information) / 2
}

describe('Cox regression with Firth’s penalty', () => {
  test('is the highest point, and its interval the fall, of the likelihood written down pair by pair', () => {
    expect(fitCox(oneSided)).toMatchObject({ ok: false, reason: 'separated' })
    const fit = fitted(fitPenalisedCox(oneSided))
    const top = highest(beta => coxByHand(oneSided, beta))
    expect(fit.coefficients[0]).toBeCloseTo(top.x, 4)
    const { low, high } = fit.profile(0).limits(1.645)
    for (const end of [low, high]) expect(2 * (top.value - coxByHand(oneSided, end))).toBeCloseTo(1.645 ** 2, 4)
    expect(fit.profile(0).rootAt(0) ** 2).toBeCloseTo(2 * (top.value - coxByHand(oneSided, 0)), 4)
  })

  test('leaves what others say to others: a second covariate, strata and customers', () => {
    const draw = seeded(5)
    const count = 200
    const [side, other] = [Float64Array.from({ length: count }, (_, i) => i % 2), Float64Array.from({ length: count }, draw)]
    const input: CoxInput = {
      covariates: [side, other],
      time: Float64Array.from({ length: count }, (_, i) => -Math.log(1 - draw()) / Math.exp(other[i] ?? 0)),
      event: Uint8Array.from(side, own => (own === 1 && draw() < 0.9 ? 1 : 0)),
      strata: Int32Array.from({ length: count }, (_, i) => (i % 10) >> 1),
      clusters: Int32Array.from({ length: count }, (_, i) => i >> 2),
    }
    const fit = fitted(fitPenalisedCox(input))
    const { low, high } = fit.profile(1).limits(1.645)
    expect(low).toBeLessThan(1)
    expect(high).toBeGreaterThan(1)
    // Where nothing is separated, a profile is as good as even around its top.
    expect((high - (fit.coefficients[1] ?? 0)) / ((fit.coefficients[1] ?? 0) - low)).toBeCloseTo(1, 1)
    expect(fit.profile(0).limits(1.645).low).toBeGreaterThan(2)
    expect(fit.events).toBe(input.event.reduce((sum, one) => sum + one, 0))
  })
})
