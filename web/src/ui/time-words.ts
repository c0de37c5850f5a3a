import { texts } from '../texts/en.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * A length of time in one number and one unit, rounded down: a promise is never told as longer than it is.
 * @example spanWords(12 * 60_000) // '12 min'
 */
export function spanWords(ms: number): string {
  const length = Math.abs(ms)
  if (length < 100 * minute) return texts.time.minutes(Math.floor(length / minute))
  if (length < 48 * hour) return texts.time.hours(Math.floor(length / hour))
  if (length < 730 * day) return texts.time.days(Math.floor(length / day))
  return texts.time.years(Math.floor(length / (365.25 * day)))
}

/** When something is due, seen from now: "in 12 min", "now", "28 min late". */
export function dueWords(due: number, now: number): { words: string; late: boolean } {
  const left = due - now
  if (left >= minute) return { words: texts.time.in(spanWords(left)), late: false }
  if (left > -minute) return { words: texts.time.now, late: left < 0 }
  return { words: texts.time.late(spanWords(left)), late: true }
}

/** How long ago: "just now", "12 min ago". */
export function agoWords(at: number, now: number): string {
  const ago = now - at
  return ago < minute ? texts.time.justNow : texts.time.ago(spanWords(ago))
}

/** English in the reader's own way of writing dates; British where the reader has another language. */
const language = englishOf(navigator.language)

/** The reader's own English where they have one. Some systems report tags that no formatter takes, such as "en-US@posix". */
function englishOf(reported: string): string {
  const tag = /^en(-[A-Za-z]{2})?/.exec(reported)?.[0]
  return tag ?? 'en-GB'
}
const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known
}

export function clockTime(at: number): string {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Calendar days from one instant to another, in the reader's zone. */
function daysApart(from: number, to: number): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / day)
}

/** The day as people say it: "Today", "Yesterday", "Monday", "3 March", "3 March 2025". */
export function dayWords(at: number, now: number): string {
  const apart = daysApart(now, at)
  if (apart === 0) return texts.time.today
  if (apart === -1) return texts.time.yesterday
  if (apart === 1) return texts.time.tomorrow
  if (Math.abs(apart) < 7) return format({ weekday: 'long' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(sameYear ? { day: 'numeric', month: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** A moment as short as it stays clear: "10:45" today, "Yesterday 10:45", "3 March 10:45". */
export function momentWords(at: number, now: number): string {
  const clock = clockTime(at)
  return daysApart(now, at) === 0 ? clock : `${dayWords(at, now)} ${clock}`
}

/** The same inside a sentence: "yesterday 10:45". Names of weekdays and months keep their capital. */
export function momentInSentence(at: number, now: number): string {
  const words = momentWords(at, now)
  return Math.abs(daysApart(now, at)) === 1 ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

/** A date without its time: "3 March", "3 March 2025". */
export function dateWords(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** A date that may lie years back, so that its year is always said: "3 March 2026". */
export function fullDateWords(at: number): string {
  return format({ day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** The exact instant with its zone, for hovering. */
export function exactWords(at: number): string {
  return format({ dateStyle: 'full', timeStyle: 'long' }).format(at)
}

/** The reader's time zone, for sentences that the domain renders. */
export function readersTimeZone(): string {
  return format({}).resolvedOptions().timeZone
}

const names = new Intl.DisplayNames(['en'], { type: 'language' })
/** The name of a language by its tag; null when the tag says nothing. */
export function languageName(tag: string): string | null {
  if (tag === 'und' || tag === '') return null
  try {
    return names.of(tag) ?? null
  } catch {
    return null
  }
}
