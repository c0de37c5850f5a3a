import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded, together } from '../statistics/purchases/histories.fixture.ts'
import type { BgNbd } from '../statistics/purchases/bgnbd-likelihood.ts'
import { learnBase, outlookOf, type BaseModel } from './customer-base.ts'
import { holdoutErrors } from './holdout.ts'
import { predictedContract, predictedOrders, usableModel } from './predicted.ts'
import { defaultValuePolicy } from './value-policy.ts'

const policy = defaultValuePolicy
const model: BaseModel = {
  purchases: { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4258 },
  amounts: { p: 6.2488, q: 3.7446, v: 15.4477 },
}
const history = { repeats: 2, recency: 30.43, age: 38.86 }

describe('the margin of those who order', () => {
  test('is expected purchases times the expected average, with all that it came from', () => {
    const predicted = predictedOrders(history, 22.35, model, { ...policy, horizonMonths: (52 * 7 * 12) / 365.25 })
    const outlook = outlookOf(history, 22.35, model, [52])
    expect(predicted).toMatchObject({ ok: true, by: 'orders', alive: outlook.alive, average: outlook.average })
    expect(predicted).toHaveProperty('amount', expect.closeTo(outlook.value ?? Number.NaN, 6))
  })

  test('lies about as far from what comes as its deviation says', () => {
    const predicted = predictedOrders(history, 22.35, model, policy)
    if (!predicted.ok || predicted.by !== 'orders') throw new Error('nothing was predicted')
    const draw = seeded(5)
    const sums = Array.from({ length: 40_000 }, () => madeUpYear(draw, predicted.alive, model.purchases))
    const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length
    const deviation = Math.sqrt(sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sums.length)
    expect(Math.abs(mean / predicted.purchases.expected - 1)).toBeLessThan(0.05)
    expect(Math.abs(deviation / Math.sqrt(predicted.purchases.variance) - 1)).toBeLessThan(0.05)
    expect(predicted.deviation ?? 0).toBeGreaterThan(deviation * predicted.average * 0.95)
  })

  test('is "not enough data" without a model, with a loss, or with too few who taught it', () => {
    const none = { ok: false, reason: 'not-enough-data' }
    expect(predictedOrders(history, 22.35, null, policy)).toEqual(none)
    expect(predictedOrders(history, -3, model, policy)).toEqual(none)
    expect(predictedOrders({ ...history, recency: 99 }, 22.35, model, policy)).toEqual(none)
    const few = Array.from({ length: 60 }, (_, i) => ({ repeats: i % 4, recency: (i % 4) * 5, age: 30 + (i % 9) }))
    expect(usableModel(learnBase(together(few), new Float64Array(60).fill(20)), 45, policy)).toBeNull()
  })
})

/** Purchases of a year of somebody like `history`: rates by Marsaglia and Tsang's gamma, times by their exponential gaps. */
function madeUpYear(draw: () => number, alive: number, { r, alpha, a, b }: BgNbd): number {
  if (draw() >= alive) return 0
  const rate = gamma(draw, r + 2) / (alpha + 38.86)
  const [x, y] = [gamma(draw, a), gamma(draw, b + 2)]
  const leaves = x / (x + y)
  let [now, count] = [0, 0]
  for (;;) {
    now += -Math.log(1 - draw()) / rate
    if (now > 365.25 / 7) return count
    count += 1
    if (draw() < leaves) return count
  }
}

function gamma(draw: () => number, shape: number): number {
  if (shape < 1) return gamma(draw, shape + 1) * draw() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - draw()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

describe('the margin of a contract', () => {
  const contract = { marginPerMonth: 10, ended: 20, monthsAtRisk: 1000, monthsLeft: null }

  test('is what comes while it lives, between the ends of its interval', () => {
    const wanted = Array.from({ length: 12 }, (_, k) => 10 * 0.98 ** (k + 1)).reduce((sum, month) => sum + month, 0)
    const predicted = predictedContract(contract, policy)
    expect(predicted).toMatchObject({ ok: true, churn: 0.02, amount: expect.closeTo(wanted, 10) })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 300, max: 9000 }), (ended, monthsAtRisk) => {
        const found = predictedContract({ ...contract, ended, monthsAtRisk }, policy)
        if (!found.ok || found.by !== 'contract') throw new Error('nothing was predicted')
        expect(found.low).toBeLessThanOrEqual(found.amount + 1e-9)
        expect(found.high).toBeGreaterThanOrEqual(found.amount - 1e-9)
      }),
    )
  })

  test('ends with its notice, and is "not enough data" where hardly anything was watched', () => {
    expect(predictedContract({ ...contract, monthsLeft: 2.5 }, policy)).toMatchObject({ amount: expect.closeTo(9.8 + 9.604, 10) })
    expect(predictedContract({ ...contract, ended: 1, monthsAtRisk: 9 }, policy)).toEqual({
      ok: false,
      reason: 'not-enough-data',
    })
  })
})

test('errors of a holdout are those of each customer and of all together', () => {
  expect(holdoutErrors(Float64Array.of(1, 3), Float64Array.of(1, 1))).toEqual({ rootMeanSquare: Math.SQRT2, ofTotal: 1 })
  expect(holdoutErrors(Float64Array.of(1), Float64Array.of(0)).ofTotal).toBeNull()
})
