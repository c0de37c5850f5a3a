import { isDay } from './calendar-day.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const twitter = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})$/
const iso = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads the time of a row: Twitter's own form, or ISO 8601 with an offset, as copies of the data set that went through
 * other programs have it. Epoch milliseconds, or null.
 * @example parseTwcsTime('Tue Oct 31 22:10:47 +0000 2017') // 1509487847000
 */
export function parseTwcsTime(text: string): number | null {
  const found = twitter.exec(text)
  const time = found ? fromTwitter(found) : fromIso(text)
  return Number.isNaN(time) ? null : time
}

function fromTwitter([
  ,
  month = '',
  day,
  hours,
  minutes,
  seconds,
  sign,
  offsetHours,
  offsetMinutes,
  year,
]: RegExpExecArray): number {
  const monthIndex = months.indexOf(month)
  if (monthIndex === -1) return Number.NaN
  const local = Date.UTC(Number(year), monthIndex, Number(day), Number(hours), Number(minutes), Number(seconds))
  // Date.UTC moves the 31st of February on to March; such a row is broken.
  if (new Date(local).getUTCDate() !== Number(day)) return Number.NaN
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000
  return sign === '+' ? local - offset : local + offset
}

function fromIso(text: string): number {
  const found = iso.exec(text)
  return found && isDay(found[1] ?? '') ? Date.parse(`${found[1]}T${found[2]}${found[3]}`) : Number.NaN
}
