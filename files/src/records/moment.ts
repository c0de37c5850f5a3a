import { isDay } from '../formats/calendar-day.ts'
import { timeReader } from '../formats/time-format.ts'
import type { ReadTime } from '../formats/time-format.ts'
import { instantIn } from '../formats/zone.ts'

export type DayOrder = 'day-first' | 'month-first'
export type MomentOptions = { format: string; zone: string | null; order: DayOrder | null }

const numbers =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T,\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?m?\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const named =
  /^(?:\p{L}+\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:[\s-]+|\s+de\s+)(\p{L}+)\.?|(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?)(?:,?[\s-]+|\s+de\s+)(\d{2,4})(?:[,\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu

/** First letters of months, without accents: en, de, fr, es, it, nl, pt, pl. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty'],
  ['feb', 'fev', 'lut'],
  ['mar', 'maa', 'mrt', 'mrz'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
]

/**
 * Reads a moment in any usual form: ISO 8601, 2.3.2026, 03/25/2026 5:10 pm, 2 March 2026, 20260302, seconds and milliseconds since 1970.
 * What may be a day or a month is rejected where nobody says which comes first.
 * @throws FileError `bad-mapping` as `timeReader`
 */
export function momentReader({ format, zone, order }: MomentOptions): ReadTime {
  if (format !== 'auto') return timeReader(format, zone)
  const iso = timeReader('iso', zone)
  return written => {
    const text = written.trim()
    if (/^\d{4}-\d{2}-\d{2}(?!.*(?:UTC|GMT|[ap]\.?m))/i.test(text)) return iso(text)
    if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
    if (/^\d{12,13}$/.test(text)) return Number(text)
    const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
    if (compact) return iso(compact.slice(1).join('-'))
    return readNumbers(text, zone, order) ?? readNamed(text, zone) ?? { reason: `is no date: "${text.slice(0, 40)}"` }
  }
}

/** Which comes first in this date, where it can be seen; null where it cannot, or is no question. */
export function shownOrder(text: string): DayOrder | null {
  const [, first = '', mark, second = ''] = numbers.exec(text.trim()) ?? []
  if (mark === undefined || mark === '.' || first.length > 2) return null
  if (Number(first) > 12) return 'day-first'
  return Number(second) > 12 ? 'month-first' : null
}

function readNumbers(text: string, zone: string | null, order: DayOrder | null): number | { reason: string } | null {
  const found = numbers.exec(text)
  if (found === null) return null
  const [, first = '', mark, second = '', third = '', hour, minute, mark2, half, offset] = found
  const clock = { hour, minute, second: mark2, half, offset }
  if (first.length === 4) return instantOf({ year: first, month: second, day: third, ...clock }, text, zone)
  if (third.length === 3 || third.length === 1 || first.length > 2) return null
  const isSame = Number(first) === Number(second)
  const sure = mark === '.' || isSame ? 'day-first' : (shownOrder(text) ?? order)
  if (sure === null) {
    return {
      reason: `may be read in two ways; a mapping can say whether the day or the month comes first: "${text.slice(0, 40)}"`,
    }
  }
  const [day, month] = sure === 'day-first' ? [first, second] : [second, first]
  return instantOf({ year: third, month, day, ...clock }, text, zone)
}

function readNamed(text: string, zone: string | null): number | { reason: string } | null {
  const found = named.exec(text)
  if (found === null) return null
  const [, dayBefore, monthAfter, monthBefore, dayAfter, year = '', hour, minute, second, half, offset] = found
  const name = (monthAfter ?? monthBefore ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const month = months.findIndex(starts => starts.some(start => name.startsWith(start))) + 1
  if (month === 0) return null
  const day = dayBefore ?? dayAfter ?? ''
  return instantOf({ year, month: String(month), day, hour, minute, second, half, offset }, text, zone)
}

type Parts = {
  year: string
  month: string
  day: string
  hour: string | undefined
  minute: string | undefined
  second: string | undefined
  half: string | undefined
  offset: string | undefined
}

function instantOf(parts: Parts, text: string, zone: string | null): number | { reason: string } {
  const { year, month, day, hour = '0', minute = '0', second = '0', half } = parts
  const full = year.length === 2 ? (Number(year) < 70 ? `20${year}` : `19${year}`) : year
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (!isDay(date) || hours > 23 || Number(minute) > 59 || Number(second) > 59) {
    return { reason: `is no such day or hour: "${text.slice(0, 40)}"` }
  }
  const local = Date.parse(`${date}T00:00Z`) + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
  if (parts.offset !== undefined) return local - offsetMs(parts.offset)
  return zone === null ? { reason: 'names no offset from UTC, and the mapping no zone' } : instantIn(zone, local)
}

function offsetMs(offset: string): number {
  if (!/^[+-]/.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000
}
