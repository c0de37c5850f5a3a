import type { Severity } from '../severity/severity.ts'

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. The domain knows no clock; a moment is always an argument. */
export type Instant = number

/** A length of working time in minutes. A working day is 480 of them. */
export type WorkingMinutes = number

export const workingDay: WorkingMinutes = 480
export const msPerMinute = 60_000

/**
 * How working time passes. One per workspace and severity, fixed when the case opens; never one per channel,
 * or Friday's mail would wait longer than Friday's post.
 *
 * Laws every calendar keeps: `between(t, add(t, m)) === m`, and `add` grows with both arguments.
 */
export type Calendar = {
  /** The moment at which `minutes` (>= 0) of working time have passed since `from`. */
  add(from: Instant, minutes: WorkingMinutes): Instant
  /** Working minutes from `from` to `to`; 0 when `to` is not later. */
  between(from: Instant, to: Instant): WorkingMinutes
}

/** Every minute is a working minute. The calendars of a company's policy replace it, behind the same type. */
export const aroundTheClock: Calendar = {
  // A shortened promise may not be a whole number of milliseconds; a moment is.
  add: (from, minutes) => from + Math.round(minutes * msPerMinute),
  between: (from, to) => Math.max(0, to - from) / msPerMinute,
}

/** Which calendar a promise of this severity runs on. */
export type CalendarOf = (severity: Severity) => Calendar

/** The calendars until a policy brings its own: the same for every severity. */
export function alwaysAroundTheClock(): Calendar {
  return aroundTheClock
}

const msPerDay = 86_400_000

/**
 * The moment `days` days of 24 hours before `at`. For ages of records, not for promises: no calendar bends it.
 * @param days 0 or more
 * @example daysBefore(86_400_000, 1) // 0
 */
export function daysBefore(at: Instant, days: number): Instant {
  return at - days * msPerDay
}
