export type SnoozePreset = { key: 'inHour' | 'inThreeHours' | 'evening' | 'tomorrow' | 'monday'; at: number }

const hour = 3_600_000
const morning = 9
const evening = 18
const monday = 1

function atHour(now: number, daysAhead: number, hourOfDay: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + daysAhead)
  return day.setHours(hourOfDay, 0, 0, 0)
}

/** Usual times to come back, in the reader's zone, the earliest first; those that say the same are offered once. */
export function snoozePresets(now: number): SnoozePreset[] {
  const toMonday = (monday - new Date(now).getDay() + 7) % 7 || 7
  const presets: SnoozePreset[] = [
    { key: 'inHour', at: now + hour },
    { key: 'inThreeHours', at: now + 3 * hour },
    { key: 'evening', at: atHour(now, 0, evening) },
    { key: 'tomorrow', at: atHour(now, 1, morning) },
    { key: 'monday', at: atHour(now, toMonday, morning) },
  ]
  return presets
    .filter(({ key, at }) => key !== 'evening' || at > now + hour)
    .filter(({ key }) => key !== 'monday' || toMonday > 1)
    .sort((a, b) => a.at - b.at)
}

/** The value of a `datetime-local` field for an instant, in the reader's zone. */
export function localFieldValue(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
