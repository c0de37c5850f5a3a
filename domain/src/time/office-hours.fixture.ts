import { msPerMinute, type Calendar, type Instant } from './instant.ts'

const dayMs = 86_400_000
const opensMs = 9 * 3_600_000
const openForMs = 8 * 3_600_000

/** For tests: every day from 09:00 to 17:00 UTC, so that laws are tried where time stands still at night. */
export const officeHours: Calendar = {
  add: (from, minutes) => momentOf(workedBy(from) + Math.round(minutes * msPerMinute), from),
  between: (from, to) => Math.max(0, workedBy(to) - workedBy(from)) / msPerMinute,
}

function workedBy(at: Instant): number {
  const day = Math.floor(at / dayMs)
  return day * openForMs + Math.min(Math.max(at - day * dayMs - opensMs, 0), openForMs)
}

/** The last moment of a working day is the same amount of work as the first of the next; the earlier one is meant. */
function momentOf(worked: number, notBefore: Instant): Instant {
  const day = Math.ceil(worked / openForMs) - 1
  return Math.max(day * dayMs + opensMs + (worked - day * openForMs), notBefore)
}
