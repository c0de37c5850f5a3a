import type { Instant } from '../time/instant.ts'
import type { At, Writer } from './message.ts'
import type { RenderOptions } from './render.ts'

/** How English names moments and lengths, as near as the reader is to them: today, a day of this week, a date. */
export function englishTimes({ timeZone, now }: RenderOptions): Pick<Writer, 'by' | 'byBeside' | 'since' | 'length'> {
  const formats = formatsOf(timeZone)
  const today = dayOf(formats, now)
  const nameDay = (at: Instant): { name: string; kind: 'near' | 'weekday' | 'date' } => {
    const day = dayOf(formats, at)
    const away = day.number - today.number
    const near = away === 0 ? 'today' : away === 1 ? 'tomorrow' : away === -1 ? 'yesterday' : null
    if (near !== null) return { name: near, kind: 'near' }
    if (Math.abs(away) < 7) return { name: formats.weekday.format(at), kind: 'weekday' }
    return { name: (day.year === today.year ? formats.date : formats.dateAndYear).format(at), kind: 'date' }
  }
  const by = ({ instant }: At): string => {
    const { name, kind } = nameDay(instant)
    return `${formats.clock.format(instant)}${kind === 'near' ? '' : ' on'} ${name}`
  }
  return {
    by,
    byBeside: (at, named) =>
      dayOf(formats, at.instant).number === dayOf(formats, named.instant).number ? formats.clock.format(at.instant) : by(at),
    since({ instant }) {
      const { name, kind } = nameDay(instant)
      const time = formats.clock.format(instant)
      return kind === 'near' ? `${time} ${name}` : kind === 'weekday' ? `${name} ${time}` : `${time} on ${name}`
    },
    length: ({ minutes }) => lengthInWords(minutes),
  }
}

type Formats = Readonly<Record<'clock' | 'weekday' | 'date' | 'dateAndYear' | 'numbers', Intl.DateTimeFormat>>

/** Making a format takes longer than using it a hundred times. The same zone always gives the same formats, so keeping them is safe. */
const formatsByZone = new Map<string, Formats>()
const keptZones = 64

function formatsOf(timeZone: string): Formats {
  const kept = formatsByZone.get(timeZone)
  if (kept !== undefined) return kept
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  const made = {
    clock: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    weekday: format({ weekday: 'long' }),
    date: format({ day: 'numeric', month: 'long' }),
    dateAndYear: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    numbers: format({ year: 'numeric', month: 'numeric', day: 'numeric' }),
  }
  if (formatsByZone.size >= keptZones) formatsByZone.clear()
  formatsByZone.set(timeZone, made)
  return made
}

const msPerDay = 86_400_000

/** The calendar day in the reader's zone, numbered, so that days are counted and not stretches of 24 hours. */
function dayOf(formats: Formats, at: Instant): { number: number; year: number } {
  const parts = formats.numbers.formatToParts(at)
  const part = (type: string): number => Number(parts.find(found => found.type === type)?.value)
  return { number: Date.UTC(part('year'), part('month') - 1, part('day')) / msPerDay, year: part('year') }
}

function lengthInWords(minutes: number): string {
  const whole = Math.round(Math.abs(minutes))
  const hours = Math.floor(whole / 60)
  const parts = [count(hours, 'hour'), count(whole - hours * 60, 'minute')].filter(part => part !== null)
  return parts.length === 0 ? 'no time' : parts.join(' ')
}

function count(amount: number, unit: string): string | null {
  return amount === 0 ? null : `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
