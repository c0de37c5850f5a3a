import { describe, expect, test } from 'vitest'
import { cutOf, ranksOf } from './label-ranks.ts'

describe('labels', () => {
  test.each([
    [
      ['Low', 'Normal', 'High', 'Urgent'],
      [1, 2, 3, 4],
    ],
    [
      ['not_priority', 'priority'],
      [0, 3],
    ],
    [
      ['4', '1'],
      [4, 1],
    ],
    [
      ['2 normal', '3 high'],
      [2, 3],
    ],
    [
      ['good', 'exceptional', 'excellent'],
      [2, 4, 3],
    ],
  ])('%j stand in their order', (names, ranks) => {
    expect(ranksOf(names)).toEqual(ranks)
  })

  test('of another language have none that we could know', () => {
    expect(ranksOf(['dringend', 'low'])).toBeNull()
  })

  test('are cut where the cases above and below are most alike in number', () => {
    expect(cutOf(Int32Array.of(0, 0, 0, 1, 1, 2, -1), [1, 2, 3])).toBe(2)
    expect(cutOf(Int32Array.of(1, 1), [1, 2])).toBeNull()
  })
})
