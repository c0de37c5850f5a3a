import { expect, test } from 'vitest'
import { evenDays, evenSides } from './even-days.ts'

const count = 600_000
const rows = Uint32Array.from({ length: count }, (_, row) => row)
/** A thousand days of 600 cases. */
const day = Int32Array.from({ length: count }, (_, row) => row % 1_000)
const daysOf = (some: Uint32Array) => [...new Set(some.values().map(row => day[row] ?? 0))]

test('of many cases those of whole days are looked at, evenly spread', () => {
  const some = evenDays(rows, day, 200_000)
  expect(daysOf(some)).toEqual(Array.from({ length: 334 }, (_, i) => 3 * i))
  expect(some.length).toBe(334 * 600)
})

test('of two sides so many are left that the rarer one still tells', () => {
  expect(evenSides(rows, day, row => row < 300_000).length).toBeLessThan(250_000)
  // Of 120,000 half may go, and of 400 none.
  expect(evenSides(rows, day, row => row < 120_000).length).toBe(300_000)
  expect(evenSides(rows, day, row => row < 400)).toBe(rows)
  expect(evenSides(rows, day, row => row >= 400)).toBe(rows)
})
