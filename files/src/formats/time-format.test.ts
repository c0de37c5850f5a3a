import { describe, expect, test } from 'vitest'
import { timeReader } from './time-format.ts'

describe('a time of a file', () => {
  test.each([
    ['2026-02-30T10:00:00Z', 'is no such day: "2026-02-30T10:00:00Z"'],
    ['2026-02-30', 'is no such day: "2026-02-30"'],
    ['2025-02-29 10:00:00+01:00', 'is no such day: "2025-02-29 10:00:00+01:00"'],
    ['2026-13-01T10:00:00Z', 'is no such day: "2026-13-01T10:00:00Z"'],
    ['2026-02-28T25:00:00Z', 'is no such moment: "2026-02-28T25:00:00Z"'],
  ])('that there never was is refused: %s', (text, reason) => {
    expect(timeReader('iso', 'Europe/Paris')(text)).toEqual({ reason })
  })

  test.each([['30/02/2026 10:00'], ['01/13/2026 10:00'], ['01/02/2026 24:00'], ['01/02/2026 10:75']])(
    'that there never was is refused in a pattern too: %s',
    text => {
      expect(timeReader('DD/MM/YYYY HH:mm', 'Europe/Paris')(text)).toEqual({ reason: `is no such day or hour: "${text}"` })
    },
  )

  test.each([
    ['iso', '2024-02-29T10:00:00Z', Date.UTC(2024, 1, 29, 10)],
    ['iso', '2026-12-31', Date.UTC(2026, 11, 30, 23)],
    ['DD/MM/YYYY HH:mm', '29/02/2024 10:00', Date.UTC(2024, 1, 29, 9)],
  ])('that there was is taken: %s, %s', (format, text, time) => {
    expect(timeReader(format, 'Europe/Paris')(text)).toBe(time)
  })
})
