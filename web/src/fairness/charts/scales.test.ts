import { expect, test } from 'vitest'
import { horizonOf, minutesUntil, ratioPlace, reachesOut, stepPath, trendScale } from './scales.ts'

test('even stands in the middle, a half and twice at the edges, and what is outside stays there', () => {
  expect([1, 0.5, 2, 0.01, 80].map(ratioPlace)).toEqual([50, 0, 100, 0, 100])
  expect(ratioPlace(1.25) - 50).toBeCloseTo(50 - ratioPlace(0.8), 9)
  expect([reachesOut(0.4, 1.2), reachesOut(0.9, 2.4)]).toEqual([
    { left: true, right: false },
    { left: false, right: true },
  ])
})

const points = [
  { minutes: 0, waiting: 1 },
  { minutes: 10, waiting: 0.5 },
  { minutes: 20, waiting: 0.1 },
  { minutes: 900, waiting: 0 },
]

test('the last stragglers do not press the curves to the left', () => {
  const horizon = horizonOf([{ points }])
  expect(horizon).toBe(20)
  expect(stepPath(points, horizon)).toBe('M0 0H0V0H50V50H100V90H100')
  expect([minutesUntil(points, 0.5), minutesUntil(points.slice(0, 2), 0.1)]).toEqual([10, null])
})

test('small differences between nights do not look large', () => {
  const { place: at, top } = trendScale([{ low: 0.99, high: 1.01 }])
  expect(top).toBeGreaterThan(1.1)
  expect(at(1)).toBe(50)
  expect(at(1.01)).toBeGreaterThan(44)
  expect(trendScale([{ low: 0.5, high: 1.5 }]).place(0.2)).toBe(100)
})
