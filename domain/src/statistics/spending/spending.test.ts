import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, seeded, size } from '../purchases/histories.fixture.ts'
import { logGamma } from '../special-functions.ts'
import { amountSpread, expectedAverage } from './expected-average.ts'
import { fitGammaGamma } from './fit-gamma-gamma.ts'
import { gammaGammaLikelihood, type GammaGamma, type Spendings } from './gamma-gamma-likelihood.ts'

const anyGammaGamma: fc.Arbitrary<GammaGamma> = fc.record({ p: size(0.2, 30), q: size(1.05, 30), v: size(0.1, 500) })
const anySpent = fc.record({ repeats: fc.integer({ min: 1, max: 60 }), average: size(0.5, 2000) })

function together(spent: readonly { repeats: number; average: number }[]): Spendings {
  return { repeats: Float64Array.from(spent, s => s.repeats), average: Float64Array.from(spent, s => s.average) }
}

function asPrinted({ repeats: x, average: z }: { repeats: number; average: number }, { p, q, v }: GammaGamma): number {
  const gammas = logGamma(p * x + q) - logGamma(p * x) - logGamma(q)
  return gammas + q * Math.log(v) + (p * x - 1) * Math.log(z) + p * x * Math.log(x) - (p * x + q) * Math.log(v + x * z)
}

const known = [1, 1, 2, 2, 3, 4, 5, 9].flatMap((repeats, i) => [8, 17, 30, 55, 90].map(z => ({ repeats, average: z + i })))

describe('the likelihood of Gamma-Gamma', () => {
  test('is that of the paper', () => {
    fc.assert(
      fc.property(anySpent, anyGammaGamma, (spent, at) => {
        expect(apart(gammaGammaLikelihood(together([spent]))(at), asPrinted(spent, at))).toBeLessThan(1e-9)
      }),
    )
  })

  test('has the slope that its differences show', () => {
    fc.assert(
      fc.property(fc.array(anySpent, { minLength: 1, maxLength: 5 }), anyGammaGamma, (spent, at) => {
        const likelihood = gammaGammaLikelihood(together(spent))
        const slope = new Float64Array(3)
        likelihood(at, slope)
        ;(['p', 'q', 'v'] as const).forEach((name, i) => {
          const step = at[name] * 1e-5
          const [above, below] = [at[name] + step, at[name] - step].map(value => likelihood({ ...at, [name]: value }))
          expect(apart((slope[i] ?? 0) * at[name], (((above ?? 0) - (below ?? 0)) / (2 * step)) * at[name])).toBeLessThan(1e-3)
        })
      }),
    )
  })
})

describe('fitting Gamma-Gamma', () => {
  test('gives the same p and q in cents as in euros, and v in cents', () => {
    const [euros, cents] = [known, known.map(spent => ({ ...spent, average: spent.average * 100 }))].map(spent =>
      fitGammaGamma(together(spent)),
    )
    if (!euros?.ok || !cents?.ok) throw new Error('no fit')
    expect(apart(cents.parameters.q, euros.parameters.q)).toBeLessThan(1e-6)
    expect(apart(cents.parameters.v, euros.parameters.v * 100)).toBeLessThan(1e-6)
  })

  test('stands where no small step is more likely, and reports its likelihood there', () => {
    const fit = fitGammaGamma(together(known))
    if (!fit.ok) throw new Error(fit.reason)
    const likelihood = gammaGammaLikelihood(together(known))
    expect(apart(fit.logLikelihood, likelihood(fit.parameters) * known.length)).toBeLessThan(1e-9)
    for (const name of ['p', 'q', 'v'] as const) {
      for (const factor of [0.99, 1.01]) {
        const aside = { ...fit.parameters, [name]: fit.parameters[name] * factor }
        expect(likelihood(aside)).toBeLessThan(likelihood(fit.parameters))
      }
    }
  })

  test('ends where customers do not differ, and says so', () => {
    const draw = seeded(6)
    const alike = Array.from({ length: 800 }, (_, i) => {
      const repeats = 1 + (i % 4)
      const amounts = Array.from({ length: repeats }, () => -20 * Math.log(1 - draw()))
      return { repeats, average: amounts.reduce((sum, amount) => sum + amount, 0) / repeats }
    })
    const fit = fitGammaGamma(together(alike))
    if (!fit.ok) throw new Error(fit.reason)
    expect(fit.atEdge).toContain('q')
    expect(apart(expectedAverage({ repeats: 0, average: 0 }, fit.parameters) ?? Number.NaN, 20)).toBeLessThan(0.1)
  })

  test('refuses amounts that are not above 0, too few people, and amounts without a mean', () => {
    expect(fitGammaGamma(together([...known, { repeats: 1, average: 0 }]))).toEqual({ ok: false, reason: 'not-positive' })
    expect(fitGammaGamma(together(known.slice(0, 2)))).toEqual({ ok: false, reason: 'nobody-to-learn-from' })
    const draw = seeded(9)
    // Rates of shape ½ and amounts of shape 1, made from normal and exponential draws.
    const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
    const wild = Array.from({ length: 400 }, () => ({ repeats: 1, average: (-20 * Math.log(1 - draw())) / normal() ** 2 }))
    expect(fitGammaGamma(together(wild))).toEqual({ ok: false, reason: 'no-mean' })
  })
})

describe('the expected average', () => {
  test('lies between the own average and that of all, nearer to the own with every purchase', () => {
    fc.assert(
      fc.property(anySpent, anyGammaGamma, (spent, at) => {
        const all = expectedAverage({ repeats: 0, average: 0 }, at) ?? Number.NaN
        const found = expectedAverage(spent, at) ?? Number.NaN
        const [low, high] = [all, spent.average].toSorted((a, b) => a - b)
        expect(found).toBeGreaterThanOrEqual((low ?? 0) * (1 - 1e-9))
        expect(found).toBeLessThanOrEqual((high ?? 0) * (1 + 1e-9))
        const more = expectedAverage({ ...spent, repeats: spent.repeats + 1 }, at) ?? Number.NaN
        expect(Math.abs(more - spent.average)).toBeLessThanOrEqual(Math.abs(found - spent.average) * (1 + 1e-9) + 1e-9)
      }),
    )
  })

  test('is not known where q is at most 1 or somebody made a loss', () => {
    expect(expectedAverage({ repeats: 2, average: 20 }, { p: 6, q: 1, v: 15 })).toBeNull()
    expect(expectedAverage({ repeats: 2, average: -20 }, { p: 6, q: 4, v: 15 })).toBeNull()
  })

  test('has a spread that is never narrower than its mean allows, or none', () => {
    fc.assert(
      fc.property(anySpent, anyGammaGamma, (spent, at) => {
        const [spread, mean] = [amountSpread(spent, at), expectedAverage(spent, at)]
        expect(spread === null).toBe(at.p * spent.repeats + at.q <= 2)
        expect(spread?.meanSquared ?? Infinity).toBeGreaterThanOrEqual((mean ?? Number.NaN) ** 2 * (1 - 1e-9))
      }),
    )
  })
})
