import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logBeta, logGamma } from '../special-functions.ts'
import { bgnbdLikelihood, type BgNbd } from './bgnbd-likelihood.ts'
import { expectedPurchases, expectedPurchasesOfNew, probabilityAlive } from './expected-purchases.ts'
import { fitBgNbd } from './fit-bgnbd.ts'
import { anyBgNbd, anyHistory, seeded, together, apart } from './histories.fixture.ts'
import { whyNoHistory, type History } from './histories.ts'
import { purchaseOutlook } from './purchase-outlook.ts'

/** Below it a double has fewer digits than usual, and the paper's own form of the likelihood is no yardstick. */
const smallestExact = 1e-300

/** The likelihood as the paper prints it (eq. 6), with its powers and gamma functions. */
function asPrinted({ repeats: x, recency, age }: History, { r, alpha, a, b }: BgNbd): number {
  const alive = Math.exp(logBeta(a, b + x) - logBeta(a, b)) * (alpha + age) ** -(r + x)
  const gone = x === 0 ? 0 : Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b)) * (alpha + recency) ** -(r + x)
  if (alive + gone < smallestExact) return Number.NaN
  return Math.log(alive + gone) + logGamma(r + x) - logGamma(r) + r * Math.log(alpha)
}

/** The expectation as the paper prints it (eq. 9), the hypergeometric function by its series. */
function expectedAsPrinted({ r, alpha, a, b }: BgNbd, t: number): number {
  const z = t / (alpha + t)
  let [term, series] = [1, 1]
  for (let n = 0; n < 20_000; n += 1) {
    term *= (((r + n) * (b + n)) / ((a + b - 1 + n) * (n + 1))) * z
    series += term
  }
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * series)
}

const weeks = fc.double({ min: 0, max: 200, noNaN: true })

describe('the likelihood of BG/NBD', () => {
  test('is that of the paper', () => {
    fc.assert(
      fc.property(anyHistory, anyBgNbd, (history, at) => {
        const printed = asPrinted(history, at)
        fc.pre(Number.isFinite(printed))
        expect(apart(bgnbdLikelihood(together([history]))(at), printed)).toBeLessThan(1e-7)
      }),
    )
  })

  test('has the slope that its differences show', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { minLength: 1, maxLength: 5 }), anyBgNbd, (histories, at) => {
        const likelihood = bgnbdLikelihood(together(histories))
        const slope = new Float64Array(4)
        likelihood(at, slope)
        ;(['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
          const step = at[name] * 1e-5
          const [above, below] = [at[name] + step, at[name] - step].map(value => likelihood({ ...at, [name]: value }))
          expect(apart((slope[i] ?? 0) * at[name], (((above ?? 0) - (below ?? 0)) / (2 * step)) * at[name])).toBeLessThan(1e-4)
        })
      }),
    )
  })

  test('is finite for somebody who bought 5,000 times', () => {
    const often = together([{ repeats: 5000, recency: 99, age: 100 }])
    expect(bgnbdLikelihood(often)({ r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 })).toSatisfy(Number.isFinite)
  })
})

describe('expected purchases', () => {
  test('are those of the paper wherever its formula can be computed', () => {
    fc.assert(
      fc.property(anyBgNbd, weeks, (at, t) => {
        fc.pre(Math.abs(at.a - 1) > 0.05 && Math.abs(at.a + at.b - 1) > 0.05 && at.alpha > 1)
        expect(apart(expectedPurchasesOfNew(at, t), expectedAsPrinted(at, t))).toBeLessThan(1e-8)
      }),
    )
  })

  test('go through a = 1 and a + b = 1, where the printed formula divides by zero', () => {
    for (const [a, b] of [
      [1, 2],
      [0.4, 0.6],
    ] as const) {
      const at = (delta: number) => expectedPurchasesOfNew({ r: 0.5, alpha: 4, a: a + delta, b }, 52)
      expect(apart(at(0), (at(1e-6) + at(-1e-6)) / 2)).toBeLessThan(1e-9)
    }
  })

  test('grow with time, from nothing, and never beyond those of somebody who cannot leave', () => {
    fc.assert(
      fc.property(anyHistory, anyBgNbd, weeks, weeks, (history, at, one, other) => {
        const [sooner, later] = [one, other].toSorted((x, y) => x - y).map(t => expectedPurchases(history, at, t))
        expect(expectedPurchases(history, at, 0)).toBe(0)
        expect(later).toBeGreaterThanOrEqual((sooner ?? 0) * (1 - 1e-12))
        const immortal = ((at.r + history.repeats) / (at.alpha + history.age)) * Math.max(one, other)
        expect(later).toBeLessThanOrEqual(immortal * (1 + 1e-9) + 1e-300)
      }),
    )
  })

  test('are the mean of the distribution of purchases', () => {
    fc.assert(
      fc.property(anyHistory, anyBgNbd, weeks, (history, at, t) => {
        const outlook = purchaseOutlook(history, at, t)
        expect(apart(outlook.expected, expectedPurchases(history, at, t))).toBeLessThan(1e-7)
        expect(outlook.low).toBeLessThanOrEqual(outlook.high)
        expect(outlook.none).toBeGreaterThanOrEqual(-1e-12)
        expect(outlook.none).toBeLessThanOrEqual(1 + 1e-12)
      }),
      { numRuns: 50 },
    )
  })

  test('are finite for 5,000 purchases, whose first weight is too small for a number', () => {
    const at = { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 }
    expect(expectedPurchases({ repeats: 5000, recency: 100, age: 100 }, at, 52)).toBeGreaterThan(2000)
  })
})

describe('the chance to be alive', () => {
  test('is 1 without repeats, and falls with silence', () => {
    fc.assert(
      fc.property(anyHistory, anyBgNbd, fc.double({ min: 0, max: 100, noNaN: true }), (history, at, longer) => {
        const now = probabilityAlive(history, at)
        expect(now).toBeGreaterThanOrEqual(0)
        expect(now).toBeLessThanOrEqual(1)
        expect(probabilityAlive({ ...history, repeats: 0, recency: 0 }, at)).toBe(1)
        expect(probabilityAlive({ ...history, age: history.age + longer }, at)).toBeLessThanOrEqual(now)
      }),
    )
  })
})

/** Customers made up by the model's own story. */
function madeUp(count: number, at: BgNbd, draw: () => number): History[] {
  return Array.from({ length: count }, () => {
    // Shapes of 1 and a beta with a = 1: drawn by turning their distribution around.
    const rate = -Math.log(1 - draw()) / at.alpha
    const leaves = 1 - (1 - draw()) ** (1 / at.b)
    const age = 40 + 40 * draw()
    let [now, recency, repeats] = [0, 0, 0]
    for (;;) {
      now += -Math.log(1 - draw()) / rate
      if (now > age) break
      repeats += 1
      recency = now
      if (draw() < leaves) break
    }
    return { repeats, recency, age }
  })
}

describe('fitting BG/NBD', () => {
  const truth = { r: 1, alpha: 10, a: 1, b: 3 }

  test('finds the parameters that made up the customers, within what it says of its uncertainty', () => {
    const fit = fitBgNbd(together(madeUp(6000, truth, seeded(7))))
    if (!fit.ok) throw new Error(fit.reason)
    expect(fit.atEdge).toEqual([])
    for (const [i, name] of (['r', 'alpha', 'a', 'b'] as const).entries()) {
      const error = Math.sqrt(fit.covariance?.values[i * 5] ?? Number.NaN)
      expect(error).toBeLessThan(0.2)
      expect(Math.abs(Math.log(fit.parameters[name] / truth[name]))).toBeLessThan(4 * error)
    }
  })

  test('gives the same numbers for the same histories, and for their order turned around', () => {
    const made = madeUp(400, truth, seeded(3))
    expect(fitBgNbd(together(made))).toEqual(fitBgNbd(together(made)))
    const [one, other] = [fitBgNbd(together(made)), fitBgNbd(together(made.toReversed()))]
    if (!one.ok || !other.ok) throw new Error('no fit')
    expect(apart(one.parameters.alpha, other.parameters.alpha)).toBeLessThan(1e-5)
  })

  test('measures in whatever unit of time it is given', () => {
    const made = madeUp(400, truth, seeded(5))
    const inDays = made.map(({ repeats, recency, age }) => ({ repeats, recency: recency * 7, age: age * 7 }))
    const [byWeek, byDay] = [fitBgNbd(together(made)), fitBgNbd(together(inDays))]
    if (!byWeek.ok || !byDay.ok) throw new Error('no fit')
    expect(apart(byDay.parameters.alpha, byWeek.parameters.alpha * 7)).toBeLessThan(1e-4)
  })

  test('ends where customers are all alike, and names the parameters that ran to the edge', () => {
    const draw = seeded(4)
    const alike = Array.from({ length: 3000 }, () => {
      const days = Array.from({ length: 1 + Math.floor(6 * draw()) }, () => 50 * draw()).toSorted((a, b) => a - b)
      const [first = 0, last = 0] = [days[0], days.at(-1)]
      return { repeats: days.length - 1, recency: last - first, age: 52 - first }
    })
    const fit = fitBgNbd(together(alike))
    if (!fit.ok) throw new Error(fit.reason)
    expect(fit.atEdge).toContain('r')
    for (const name of ['r', 'alpha', 'a', 'b'] as const) expect(fit.parameters[name]).toSatisfy(Number.isFinite)
    const { repeats, recency, age } = together(alike)
    const predicted = repeats.reduce((sum, x, i) => {
      const history = { repeats: x, recency: recency[i] ?? 0, age: age[i] ?? 0 }
      return sum + expectedPurchases(history, fit.parameters, 10)
    }, 0)
    expect(predicted).toBeGreaterThan(0)
  })

  test('says why where there is nothing to learn', () => {
    expect(fitBgNbd(together([]))).toEqual({ ok: false, reason: 'nobody-to-learn-from' })
    const once = { repeats: 0, recency: 0, age: 9 }
    expect(fitBgNbd(together([once, once]))).toEqual({ ok: false, reason: 'nobody-came-back' })
    expect(fitBgNbd(together([{ repeats: 1, recency: Number.NaN, age: 3 }]))).toEqual({ ok: false, reason: 'not-finite' })
  })
})

test('a history that cannot be is named', () => {
  expect(whyNoHistory({ repeats: 1, recency: 9, age: 8 })).toBe('recency-after-age')
  expect(whyNoHistory({ repeats: 0.5, recency: 1, age: 8 })).toBe('repeats-not-whole')
  expect(whyNoHistory({ repeats: 0, recency: 1, age: 8 })).toBe('recency-without-repeats')
  expect(whyNoHistory({ repeats: 1, recency: -1, age: 8 })).toBe('time-not-positive')
  expect(whyNoHistory({ repeats: 2, recency: 3, age: 8 })).toBeNull()
})
