import { assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { EvenhandError } from '../errors.ts'
import { parseInt8, parseTimestamp } from './parsers.ts'

/** As PostgreSQL writes it: no digit of a second more than is needed. */
function written(ms: number, micros: number): string {
  const [seconds = '', millis = ''] = new Date(ms).toISOString().replace('T', ' ').replace('Z', '').split('.')
  const fraction = `${millis}${String(micros).padStart(3, '0')}`.replace(/0+$/, '')
  return fraction === '' ? `${seconds}+00` : `${seconds}.${fraction}+00`
}

it('reads every instant that PostgreSQL writes in UTC, to the millisecond that has begun', () => {
  const instant = integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) })
  assert(
    property(instant, integer({ min: 0, max: 999 }), (ms, micros) => {
      expect(parseTimestamp(written(ms, micros))).toBe(ms)
    }),
  )
})

it('reads other offsets, and refuses what is no instant', () => {
  expect(parseTimestamp('2026-03-02 10:00:00.5+05:30')).toBe(Date.UTC(2026, 2, 2, 4, 30, 0, 500))
  expect(parseTimestamp('2026-03-02 10:00:00-03')).toBe(Date.UTC(2026, 2, 2, 13))
  expect(() => parseTimestamp('infinity')).toThrow(EvenhandError)
})

it('refuses whole numbers that would not be exact', () => {
  expect(parseInt8('9007199254740991')).toBe(9_007_199_254_740_991)
  expect(() => parseInt8('9007199254740992')).toThrow(EvenhandError)
})
