const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The instant at which the clocks of a zone show `local` (epoch milliseconds as if the zone were UTC). Of an hour that
 * comes twice in autumn it is the first; one that is left out in spring is moved on by the gap.
 * @example instantIn('Europe/Paris', Date.UTC(2026, 6, 1, 12)) // 2026-07-01T10:00:00Z
 */
export function instantIn(zone: string, local: number): number {
  if (Number.isNaN(local) || zone === 'UTC') return local
  const before = offsetAt(zone, local - 86_400_000)
  const after = offsetAt(zone, local + 86_400_000)
  const early = local - before
  if (before === after || offsetAt(zone, early) === before) return early
  const late = local - after
  return offsetAt(zone, late) === after ? late : early
}

/** What the zone's clocks show minus UTC, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const shown: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}
