import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kaplanMeier, timeAtShare } from './kaplan-meier.ts'

/** The 6-MP arm of Freireich et al. 1963, as in Kalbfleisch & Prentice. */
const remission = {
  time: Float64Array.of(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
  event: Uint8Array.of(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0),
}
const rounded = (values: Float64Array, digits = 4) => [...values].map(value => Number(value.toFixed(digits)))
const cases = fc
  .array(fc.record({ time: fc.integer({ min: 1, max: 9 }), event: fc.constantFrom(0, 1) }), { minLength: 1, maxLength: 40 })
  .map(list => ({ time: Float64Array.from(list, row => row.time), event: Uint8Array.from(list, row => row.event) }))

describe('Kaplan-Meier', () => {
  test('gives the published curve of remission with its errors', () => {
    const curve = kaplanMeier(remission)
    expect([...curve.time]).toEqual([6, 7, 10, 13, 16, 22, 23])
    expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6])
    expect(rounded(curve.survival)).toEqual([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482])
    expect(rounded(curve.standardError)).toEqual([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346])
    expect(timeAtShare(curve, 0.5)).toBe(23)
    expect(timeAtShare(curve, 0.4)).toBeNull()
  })

  test('is the plain share where everybody was seen to the end', () => {
    fc.assert(
      fc.property(cases, ({ time }) => {
        const { time: at, survival, standardError } = kaplanMeier({ time, event: new Uint8Array(time.length).fill(1) })
        for (const [i, value] of survival.entries()) {
          const share = time.filter(one => one > (at[i] ?? 0)).length / time.length
          expect(value).toBeCloseTo(share, 10)
          expect(standardError[i]).toBeCloseTo(Math.sqrt((share * (1 - share)) / time.length), 10)
        }
      }),
    )
  })

  test('never rises, and stays inside its interval, which stays inside 0 to 1', () => {
    fc.assert(
      fc.property(cases, observed => {
        const { survival, low, high } = kaplanMeier(observed)
        for (const [i, value] of survival.entries()) {
          expect(value).toBeLessThanOrEqual(survival[i - 1] ?? 1)
          if (value === 0) continue
          expect(low[i]).toBeLessThanOrEqual(value)
          expect(high[i]).toBeGreaterThanOrEqual(value)
          expect((low[i] ?? -1) >= 0 && (high[i] ?? 2) <= 1).toBe(true)
        }
      }),
    )
  })

  test('a weight of two is two cases, and nobody is at risk before coming in', () => {
    const doubled = { time: Float64Array.of(1, 1, 2, 3, 3), event: Uint8Array.of(1, 1, 0, 1, 1) }
    const weighted = { time: Float64Array.of(1, 2, 3), event: Uint8Array.of(1, 0, 1), weights: Float64Array.of(2, 1, 2) }
    expect(kaplanMeier(weighted)).toEqual(kaplanMeier(doubled))
    const late = kaplanMeier({ time: Float64Array.of(2, 5, 6), event: Uint8Array.of(1, 1, 1), entry: Float64Array.of(0, 0, 2) })
    expect([...late.atRisk]).toEqual([2, 2, 1])
  })

  test('nobody answered is an empty curve', () => {
    expect(kaplanMeier({ time: Float64Array.of(3), event: Uint8Array.of(0) }).time).toHaveLength(0)
  })
})
