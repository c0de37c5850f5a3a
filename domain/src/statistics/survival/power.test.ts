import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { fitCox } from './fit-cox.ts'
import { answersNeeded, smallestRatio } from './power.ts'

test('the answers needed are those of the formula, and show the ratio that they are needed for', () => {
  expect(answersNeeded(1.05, { variance: 1 })).toBe(Math.ceil((2 * 1.6448536269514722) ** 2 / Math.log(1.05) ** 2))
  const ratios = fc.double({ min: 1.01, max: 3, noNaN: true })
  fc.assert(
    fc.property(
      ratios,
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (ratio, variance, explained) => {
        const look = { variance, explained }
        expect(smallestRatio(answersNeeded(ratio, look), look)).toBeLessThanOrEqual(ratio + 1e-9)
        expect(smallestRatio(answersNeeded(ratio, look) - 1, look)).toBeGreaterThanOrEqual(ratio - 1e-9)
        expect(answersNeeded(1 / ratio, look) - answersNeeded(ratio, look)).toBeLessThanOrEqual(1)
      },
    ),
  )
  expect(answersNeeded(1.05, { variance: 0 })).toBe(Infinity)
})

test('so many answers do find the ratio as often as asked', () => {
  const look = { variance: 1 / 3, alpha: 0.05, power: 0.9 }
  const count = answersNeeded(1.4, look)
  let found = 0
  for (let seed = 0; seed < 300; seed += 1) {
    const draw = seeded(seed)
    const x = Float64Array.from({ length: count }, () => draw() * 2 - 1)
    const time = x.map(value => -Math.log(1 - draw()) / 1.4 ** value)
    const fit = fitCox({ covariates: [x], time, event: new Uint8Array(count).fill(1) })
    if (fit.ok && (fit.coefficients[0] ?? 0) / (fit.naive[0] ?? 1) > 1.959964) found += 1
  }
  expect(found / 300).toBeGreaterThan(0.85)
  expect(found / 300).toBeLessThan(0.95)
})
