import { describe, expect, test } from 'vitest'
import { backlogAt } from './backlog.ts'
import { inTimeShares } from './in-time.ts'
import { plainColumns } from './simulated/no-columns.ts'
import { crossed, strataOf } from './strata.ts'

const hours = (...list: readonly number[]) => Float64Array.from(list, hour => hour * 3_600_000)
const history = (opened: Float64Array, answered: Float64Array, until = 1000) =>
  plainColumns({ opened, firstResponse: answered, watchedUntil: opened.map(() => until * 3_600_000) })

describe('strata', () => {
  test('cross columns into one, also with unknown codes', () => {
    expect(crossed([Int32Array.of(1, 1, 2, 1), Int32Array.of(5, -1, 5, 5)], 4)).toEqual(Int32Array.of(0, 1, 2, 0))
  })

  test('are days where days hold enough, and weeks from Monday where they do not', () => {
    const opened = hours(...Array.from({ length: 60 }, (_, i) => i * 4))
    const cases = history(opened, opened)
    const rows = Uint32Array.from(opened, (_, i) => i)
    expect(strataOf(cases, rows, []).span).toBe('day')
    const thin = strataOf(cases, rows, [Int32Array.from(rows, row => row % 3)])
    expect(thin.span).toBe('week')
    // 1 January 1970 was a Thursday: four days of that week, then the next one.
    expect(new Set(strataOf(history(hours(0, 95, 96), hours(0, 95, 96)), Uint32Array.of(0, 1, 2), []).codes).size).toBe(2)
  })
})

describe('the backlog', () => {
  test('counts who waits in the same queue at each opening', () => {
    const cases = history(hours(0, 1, 2, 5), hours(4, 6, 3, 9))
    expect([...backlogAt(cases)].map(log => Math.round(Math.expm1(log)))).toEqual([0, 1, 2, 1])
  })
})

describe('answers in time', () => {
  test('are those before the middle of their class, and of the others only who was watched long enough', () => {
    const opened = hours(0, 0, 0, 0, 99)
    const cases = { ...history(opened, hours(1, 2, 3, 4, Number.NaN), 100) }
    const { amount, weights } = inTimeShares(cases)
    expect([...amount]).toEqual([1, 1, 1, 0, 0])
    // The last was watched for one hour only: it tells nothing, and the others count for it.
    expect([...weights].map(weight => Math.round(weight * 100) / 100)).toEqual([1, 1.25, 1.25, 1.25, 0])
  })
})
