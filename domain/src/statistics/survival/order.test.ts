import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderBy } from './order.ts'

const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -2, max: 2 }))
const rows = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), number), { maxLength: 500, size: 'max' })

test('rows are sorted by the first key up, then by the second down, and equal ones stay as they were', () => {
  fc.assert(
    fc.property(rows, given => {
      const [first, second] = [0, 1].map(at => Float64Array.from(given, row => row[at] ?? 0))
      const byHand = [...given.keys()].sort((i, j) => {
        const [[a, x], [b, y]] = [given[i] ?? [0, 0], given[j] ?? [0, 0]]
        if (a !== b) return a - b
        if (x === y) return i - j
        return x > y ? -1 : 1
      })
      const keys = [{ values: first ?? new Float64Array() }, { values: second ?? new Float64Array(), descending: true }]
      expect([...orderBy(keys)]).toEqual(byHand)
    }),
    { numRuns: 200 },
  )
})
