/**
 * Whether the calendar has such a day: JavaScript takes the 30th of February for the 2nd of March.
 * @example isDay('2026-02-30') // false
 */
export function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
