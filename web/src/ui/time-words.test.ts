import { describe, expect, it } from 'vitest'
import {
  agoWords,
  dayWords,
  dueWords,
  fullDateWords,
  languageName,
  momentInSentence,
  momentWords,
  spanWords,
} from './time-words.ts'

const minute = 60_000
const hour = 60 * minute
/** A Wednesday, in the reader's own zone. */
const now = new Date(2026, 2, 4, 10, 0).getTime()

describe('due words', () => {
  it('says how long is left, rounded down so that no promise sounds longer than it is', () => {
    expect(dueWords(now + 12 * minute + 59_000, now)).toEqual({ words: 'in 12 min', late: false })
  })
  it('says how late it is', () => {
    expect(dueWords(now - 28 * minute, now)).toEqual({ words: '28 min late', late: true })
  })
  it('says "now" within a minute on either side, and knows whether it is late', () => {
    expect(dueWords(now + 59_999, now)).toEqual({ words: 'now', late: false })
    expect(dueWords(now - 59_999, now)).toEqual({ words: 'now', late: true })
    expect(dueWords(now, now)).toEqual({ words: 'now', late: false })
  })
})

describe('spans', () => {
  it('stay in minutes as long as these are the better word', () => {
    expect(spanWords(99 * minute)).toBe('99 min')
    expect(spanWords(100 * minute)).toBe('1 h')
    expect(spanWords(47 * hour)).toBe('47 h')
    expect(spanWords(48 * hour)).toBe('2 d')
    expect(spanWords(3308 * 24 * hour)).toBe('9 y')
  })
  it('look back as "ago"', () => {
    expect(agoWords(now - 30_000, now)).toBe('just now')
    expect(agoWords(now - 5 * minute, now)).toBe('5 min ago')
  })
})

describe('days', () => {
  it('are counted by the calendar, not by 24 hours', () => {
    const lateEvening = new Date(2026, 2, 3, 23, 59).getTime()
    expect(dayWords(lateEvening, now)).toBe('Yesterday')
    expect(dayWords(new Date(2026, 2, 5, 0, 1).getTime(), now)).toBe('Tomorrow')
    expect(dayWords(now, now)).toBe('Today')
  })
  it('are named within a week and dated beyond', () => {
    expect(dayWords(new Date(2026, 2, 2, 9, 0).getTime(), now)).toBe('Monday')
    expect(dayWords(new Date(2025, 2, 2, 9, 0).getTime(), now)).toContain('2025')
  })
  it('say their year where they may lie years back, this year too', () => {
    // In the reader's own English, which may put the day first or the month.
    for (const part of ['4', 'March', '2026']) expect(fullDateWords(now)).toContain(part)
  })
  it('are left out of a moment of today', () => {
    expect(momentWords(new Date(2026, 2, 4, 16, 5).getTime(), now)).toBe('16:05')
    expect(momentWords(new Date(2026, 2, 3, 16, 5).getTime(), now)).toBe('Yesterday 16:05')
  })
  it('are written small inside a sentence, weekdays not', () => {
    expect(momentInSentence(new Date(2026, 2, 3, 16, 5).getTime(), now)).toBe('yesterday 16:05')
    expect(momentInSentence(new Date(2026, 2, 2, 16, 5).getTime(), now)).toBe('Monday 16:05')
  })
})

it('names a language, and says nothing where the tag says nothing', () => {
  expect(languageName('de')).toBe('German')
  expect(languageName('und')).toBeNull()
  expect(languageName('not a tag')).toBeNull()
})
