import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestThreshold, qualities, qualityAt, surePrecision } from './measure.ts'

const anyPairs = fc.array(fc.record({ probability: fc.constantFrom(0.1, 0.3, 0.5, 0.9), right: fc.boolean() }), {
  minLength: 1,
  maxLength: 20,
})

test('the chosen threshold is as good as any, and the same as when measured by itself', () => {
  fc.assert(
    fc.property(anyPairs, fc.nat(5), (pairs, missed) => {
      const all = pairs.filter(({ right }) => right).length + missed
      const found = qualities(pairs, all)
      for (const quality of found) expect(qualityAt(quality.threshold, pairs, all)).toEqual(quality)
      const chosen = qualityAt(
        bestThreshold(found, ({ f1 }) => f1),
        pairs,
        all,
      )
      for (const threshold of [0.05, 0.2, 0.4, 0.7, 0.95])
        expect(chosen.f1).toBeGreaterThanOrEqual(qualityAt(threshold, pairs, all).f1)
    }),
  )
})

test('precision, recall and F1 are what they are called', () => {
  const pairs = [
    { probability: 0.9, right: true },
    { probability: 0.8, right: false },
    { probability: 0.2, right: true },
  ]
  expect(qualityAt(0.5, pairs, 4)).toEqual({ threshold: 0.5, told: 2, precision: 0.5, recall: 0.25, f1: 2 / 6 })
})

const sure = (told: number, precision: number) => surePrecision({ threshold: 0.5, told, precision, recall: 0, f1: 0 })

test('a precision is sure only as far as many pairs bear it out', () => {
  expect(sure(0, 1)).toBe(0)
  expect(sure(10, 1)).toBeCloseTo(0.787, 3)
  expect(sure(1000, 1)).toBeCloseTo(0.997, 3)
  expect(sure(1000, 0.99)).toBeLessThan(0.99)
})
