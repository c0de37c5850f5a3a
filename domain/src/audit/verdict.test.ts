import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachOf, verdictOf } from './verdict.ts'

const judged = { pAdjusted: 0.001, scale: 'ratio' as const, asksLoudness: true }

describe('a verdict', () => {
  test.each([
    [0.97, 1.04, 'fair'],
    [1.01, 1.04, 'fair'],
    [1.01, 1.06, 'favours the loud'],
    [1.2, 1.4, 'favours the loud'],
    [0.9, 0.98, 'favours the quiet'],
    [0.9, 1.2, 'not enough data'],
  ])('of an interval from %f to %f is %s', (low, high, verdict) => {
    expect(verdictOf({ ...judged, low, high })).toBe(verdict)
  })

  test('holds only after correction for all findings', () => {
    expect(verdictOf({ ...judged, low: 1.1, high: 1.4, pAdjusted: 0.2 })).toBe('not enough data')
  })

  test('is mirrored where the ratio is turned around', () => {
    const mirror = { 'favours the loud': 'favours the quiet', 'favours the quiet': 'favours the loud' } as const
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }), (low, wide) => {
        const one = verdictOf({ ...judged, low, high: low * wide })
        const other = verdictOf({ ...judged, low: 1 / (low * wide), high: 1 / low })
        expect(other).toBe(one === 'favours the loud' || one === 'favours the quiet' ? mirror[one] : one)
      }),
    )
  })

  test('says only that it is unequal where loudness was not asked', () => {
    expect(verdictOf({ ...judged, asksLoudness: false, low: 1.2, high: 1.4 })).toBe('unequal')
  })

  test('needs four times the answers for half the error', () => {
    const one = reachOf({ events: 1000, error: 0.04 })
    // (1.645 + 1.645)² · 1000 · .04² / ln² 1.05
    expect(one.needed).toBe(Math.ceil((2 * 1.6448536269514722 * 0.04) ** 2 * (1000 / Math.log(1.05) ** 2)))
    expect(one.visible).toBeCloseTo(Math.exp(2 * 1.6448536269514722 * 0.04), 10)
  })
})
