import { FileError } from '../file-error.ts'
import { isDay } from './calendar-day.ts'
import { instantIn } from './zone.ts'

/** Reads a cell as epoch milliseconds, or says why it is no time. */
export type ReadTime = (text: string) => number | { reason: string }

const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?$/
const offsetAtEnd = /(Z|[+-]\d{2}(?::?\d{2})?)$/
const parts: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{1,2})`,
  ss: String.raw`(?<second>\d{1,2})`,
}

/**
 * @param format `iso`, `epoch-seconds`, `epoch-milliseconds`, or a pattern of YYYY MM DD HH mm ss
 * @param zone IANA zone of times without an offset; null rejects them
 * @throws FileError `bad-mapping` for a pattern without a date or a zone that does not exist
 * @example timeReader('DD/MM/YYYY HH:mm', 'Europe/Paris')('03/02/2026 10:00') // 1770109200000
 */
export function timeReader(format: string, zone: string | null): ReadTime {
  if (zone !== null) checkZone(zone)
  if (format === 'iso') return text => readIso(text, zone)
  if (format === 'epoch-seconds') return text => readNumber(text, 1000)
  if (format === 'epoch-milliseconds') return text => readNumber(text, 1)
  return patternReader(format, zone)
}

function checkZone(zone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
  } catch (cause) {
    throw new FileError('bad-mapping', `The mapping names a time zone that does not exist: ${zone}.`, { cause })
  }
}

function readNumber(text: string, factor: number): number | { reason: string } {
  const value = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? Math.round(value * factor) : { reason: `is no number: "${text.slice(0, 40)}"` }
}

function readIso(text: string, zone: string | null): number | { reason: string } {
  const trimmed = text.trim()
  if (!iso.test(trimmed)) return { reason: `is not ISO 8601: "${trimmed.slice(0, 40)}"` }
  if (!isDay(trimmed.slice(0, 10))) return { reason: `is no such day: "${trimmed.slice(0, 40)}"` }
  const hasTime = trimmed.length > 10
  const plain = trimmed.replace(',', '.').replace(' ', 'T').replace(' ', '')
  const offset = hasTime ? offsetAtEnd.exec(plain.slice(11))?.[1] : undefined
  if (offset !== undefined) return orReason(Date.parse(plain.slice(0, -offset.length) + fullOffset(offset)), text)
  if (zone === null) return { reason: `names no offset from UTC, and the mapping no zone: "${trimmed}"` }
  return orReason(instantIn(zone, Date.parse(`${hasTime ? plain : `${plain}T00:00`}Z`)), text)
}

function fullOffset(offset: string): string {
  if (offset === 'Z') return offset
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function patternReader(format: string, zone: string | null): ReadTime {
  const escaped = format.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const pattern = new RegExp(`^${escaped.replaceAll(/YYYY|MM|DD|HH|mm|ss/g, part => parts[part] ?? part)}$`)
  if (!['YYYY', 'MM', 'DD'].every(part => format.includes(part))) {
    throw new FileError(
      'bad-mapping',
      `The time format "${format}" is neither iso, epoch-seconds nor epoch-milliseconds, and names no YYYY, MM and DD.`,
    )
  }
  return text => {
    const found = pattern.exec(text.trim())?.groups
    if (!found) return { reason: `is not written as ${format}: "${text.slice(0, 40)}"` }
    const part = (name: string) => Number(found[name] ?? 0)
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    if (!isWritten(local, part)) return { reason: `is no such day or hour: "${text}"` }
    return zone === null ? { reason: 'names no offset from UTC, and the mapping no zone' } : instantIn(zone, local)
  }
}

/** A month 13 or a minute 75 would become another moment than is written. */
function isWritten(local: number, part: (name: string) => number): boolean {
  const moment = new Date(local)
  return (
    moment.getUTCMonth() + 1 === part('month') &&
    moment.getUTCDate() === part('day') &&
    moment.getUTCHours() === part('hour') &&
    moment.getUTCMinutes() === part('minute') &&
    moment.getUTCSeconds() === part('second')
  )
}

function orReason(time: number, text: string): number | { reason: string } {
  return Number.isNaN(time) ? { reason: `is no such moment: "${text.slice(0, 40)}"` } : time
}
