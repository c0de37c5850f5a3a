import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentReader, shownOrder } from './moment.ts'

const read = (text: string, order: 'day-first' | 'month-first' | null = null, zone: string | null = 'UTC') => {
  const found = momentReader({ format: 'auto', zone, order })(text)
  return typeof found === 'number' ? new Date(found).toISOString().replace('.000Z', 'Z') : found.reason
}

describe('a moment', () => {
  it.each([
    ['2026-03-02', '2026-03-02T00:00:00Z'],
    ['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z'],
    ['2026-03-02 10:00:00 +0100', '2026-03-02T09:00:00Z'],
    ['2026-03-02 10:00:00 UTC', '2026-03-02T10:00:00Z'],
    ['2026/3/2 10:05', '2026-03-02T10:05:00Z'],
    ['20260302', '2026-03-02T00:00:00Z'],
    ['1772442000', '2026-03-02T09:00:00Z'],
    ['1772442000000', '2026-03-02T09:00:00Z'],
    ['2.3.2026', '2026-03-02T00:00:00Z'],
    ['02.03.26 17:10', '2026-03-02T17:10:00Z'],
    ['25/3/2026', '2026-03-25T00:00:00Z'],
    ['3/25/2026 5:10 PM', '2026-03-25T17:10:00Z'],
    ['3/25/2026 12:10 am', '2026-03-25T00:10:00Z'],
    ['3-3-2026', '2026-03-03T00:00:00Z'],
    ['2 March 2026', '2026-03-02T00:00:00Z'],
    ['Mar 2, 2026 10:00', '2026-03-02T10:00:00Z'],
    ['Mon, 02 Mar 2026 10:00:00 +0000', '2026-03-02T10:00:00Z'],
    ['2. März 2026', '2026-03-02T00:00:00Z'],
    ['14 février 2026', '2026-02-14T00:00:00Z'],
    ['1er août 2026', '2026-08-01T00:00:00Z'],
    ['14 de agosto de 2026', '2026-08-14T00:00:00Z'],
    ['02-Dez-26', '2026-12-02T00:00:00Z'],
    ['2 juin 2026', '2026-06-02T00:00:00Z'],
    ['2 juillet 2026', '2026-07-02T00:00:00Z'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each(['2026-02-30', '31.6.2024', '3/32/2026', 'soon', '2026', '12:30', '2.3.2026 25:00', 'Foo 2, 2026'])(
    '%j is none',
    text => {
      expect(read(text)).toMatch(/^is no /)
    },
  )

  it('of which day and month may be either is read as the file or the mapping says, and else not at all', () => {
    expect(read('03/04/2026')).toContain('two ways')
    expect(read('03/04/2026', 'day-first')).toBe('2026-04-03T00:00:00Z')
    expect(read('03/04/2026', 'month-first')).toBe('2026-03-04T00:00:00Z')
    expect(['25/3/2026', '3/25/2026', '3/4/2026', '3.4.2026'].map(shownOrder)).toEqual(['day-first', 'month-first', null, null])
  })

  it('without an offset needs a zone', () => {
    expect(read('2.7.2026 10:00', null, null)).toContain('names no offset')
    expect(read('2.7.2026 10:00', null, 'Europe/Vienna')).toBe('2026-07-02T08:00:00Z')
    expect(read('2026-07-02T10:00:00Z', null, null)).toBe('2026-07-02T10:00:00Z')
  })

  it('is the same day in every way of writing it', () => {
    const days = fc.integer({ min: -20_000, max: 30_000 }).map(day => new Date(day * 86_400_000))
    fc.assert(
      fc.property(days, date => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        const name = date.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' })
        for (const text of [`${d}.${m}.${y}`, `${y}/${m}/${d}`, `${d} ${name} ${y}`, `${name} ${d}, ${y}`]) {
          expect(read(text)).toBe(date.toISOString().replace('.000Z', 'Z'))
        }
      }),
    )
  })
})
