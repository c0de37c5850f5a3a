import { expect, test } from 'vitest'
import { barsOf } from './chart-bars.ts'

const quarter = (brought: number | null) => ({ from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z', brought })
const predicted = { by: 'orders' as const, amount: 200, low: 0, high: 800, purchases: 3, alive: 0.8 }

test('the past and what may come stand on one scale, the greatest fills it', () => {
  const { bars, today } = barsOf({ quarters: [quarter(100), quarter(50)], predicted })
  expect(bars.map(({ kind }) => kind)).toEqual(['past', 'past', 'next', 'next', 'next', 'next'])
  expect(bars.map(({ tall }) => tall)).toEqual([0.5, 0.25, 0.25, 0.25, 0.25, 0.25])
  expect(bars[2]?.range).toEqual({ low: 0, high: 1 })
  expect(today).toBeCloseTo(2 / 6)
})

test('nothing is drawn of what is not known, and a quarter that cost more than it brought has no height', () => {
  const { bars, today } = barsOf({ quarters: [quarter(null), quarter(-30), quarter(0)], predicted: null })
  expect(bars.map(({ kind, tall }) => [kind, tall])).toEqual([
    ['unknown', 0],
    ['past', 0],
    ['past', 0],
  ])
  expect(today).toBeCloseTo(1)
})
