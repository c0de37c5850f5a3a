import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, holm } from './adjust.ts'

const some = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
  .map(list => Float64Array.from(list))

describe('looking at many findings', () => {
  test('costs as much as Holm and Benjamini & Hochberg say', () => {
    const found = Float64Array.of(0.01, 0.04, 0.03, 0.005, Number.NaN)
    expect([...holm(found)]).toEqual([0.03, 0.06, 0.06, 0.02, Number.NaN])
    expect([...benjaminiHochberg(found)].map(p => Number(p.toFixed(12)))).toEqual([0.02, 0.04, 0.04, 0.02, Number.NaN])
  })

  test('never makes a finding surer, and Holm is never the milder one', () => {
    fc.assert(
      fc.property(some, found => {
        const [strict, mild] = [holm(found), benjaminiHochberg(found)]
        for (const [i, p] of found.entries()) {
          expect(mild[i]).toBeGreaterThanOrEqual(p)
          expect(strict[i]).toBeGreaterThanOrEqual((mild[i] ?? 0) - 1e-12)
          expect(strict[i]).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('keeps the order of findings', () => {
    fc.assert(
      fc.property(some, found => {
        for (const adjust of [holm, benjaminiHochberg]) {
          const adjusted = adjust(found)
          const order = [...found.keys()].sort((a, b) => (found[a] ?? 0) - (found[b] ?? 0))
          order.slice(1).forEach((at, i) => expect(adjusted[at]).toBeGreaterThanOrEqual(adjusted[order[i] ?? 0] ?? 0))
        }
      }),
    )
  })
})
