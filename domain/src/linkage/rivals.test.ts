import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { amongRivals } from './rivals.ts'

const chance = fc.double({ min: 0.01, max: 0.999, noNaN: true })
const pair = (left: number, right: number, probability: number) => ({ left, right, probability })

test('of several strangers who may be one customer each loses, the likeliest stays ahead, and together they are one at most', () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 2, maxLength: 8 }), chances => {
      const pairs = chances.map((probability, at) => pair(0, at + 1, probability))
      const found = amongRivals(pairs, () => 0)
      for (const [at, { probability }] of found.entries()) {
        expect(probability).toBeLessThan(chances[at] ?? 0)
        for (const [other, rival] of found.entries()) {
          const ahead = (chances[at] ?? 0) - (chances[other] ?? 0)
          expect(ahead * (probability - rival.probability)).toBeGreaterThanOrEqual(-1e-12)
        }
      }
      expect(found.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

test('two profiles of one person take nothing from each other, nor do pairs of others', () => {
  const pairs = [pair(0, 5, 0.9), pair(0, 6, 0.8), pair(1, 7, 0.5)]
  expect(amongRivals(pairs, () => 1)).toEqual(pairs)
  expect(amongRivals(pairs, () => 0)[2]).toEqual(pairs[2])
})
