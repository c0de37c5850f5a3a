import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewClusters } from './cluster-errors.ts'

const ones = (count: number) => new Uint8Array(count).fill(1)
const values = (count: number) => Float64Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1))

describe('a clustered error', () => {
  test('of many customers alike stands as it is', () => {
    const { inflation, degrees } = fewClusters(
      values(1000),
      ones(1000),
      null,
      Int32Array.from({ length: 1000 }, (_, i) => i),
    )
    expect(inflation).toBeCloseTo(1, 2)
    expect(degrees).toBeCloseTo(999, 6)
  })

  test('of ten customers alike is raised by a ninth, with nine degrees of freedom', () => {
    const { inflation, degrees } = fewClusters(
      values(1000),
      ones(1000),
      null,
      Int32Array.from({ length: 1000 }, (_, i) => i % 10),
    )
    expect(inflation).toBeCloseTo(10 / 9, 6)
    expect(degrees).toBeCloseTo(9, 6)
  })

  test('knows that one customer may carry most of it', () => {
    const lopsided = Float64Array.from({ length: 100 }, (_, i) => (i < 2 ? 100 * (i - 0.5) : (i % 2) - 0.5))
    const { degrees } = fewClusters(
      lopsided,
      ones(100),
      null,
      Int32Array.from({ length: 100 }, (_, i) => Math.floor(i / 2)),
    )
    expect(degrees).toBeLessThan(1.1)
  })

  test('is never lowered', () => {
    const cases = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(5), fc.nat(3), fc.nat(1)), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(cases, list => {
        const column = (place: 1 | 2) => Int32Array.from(list, row => row[place])
        const counts = Uint8Array.from(list, row => row[3])
        const { inflation, degrees } = fewClusters(
          Float64Array.from(list, ([value]) => value),
          counts,
          column(2),
          column(1),
        )
        expect(inflation).toBeGreaterThanOrEqual(1)
        expect(degrees).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
