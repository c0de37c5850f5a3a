import { expect, it } from 'vitest'
import { localFieldValue, snoozePresets } from './snooze-times.ts'

const wednesdayMorning = new Date(2026, 2, 4, 10, 0).getTime()
const wednesdayNight = new Date(2026, 2, 4, 21, 30).getTime()
const sundayNoon = new Date(2026, 2, 8, 12, 0).getTime()

function keysOf(now: number): string[] {
  return snoozePresets(now).map(preset => preset.key)
}

it('offers times that lie ahead, the earliest first', () => {
  for (const now of [wednesdayMorning, wednesdayNight, sundayNoon]) {
    const times = snoozePresets(now).map(preset => preset.at)
    expect(times.every(at => at > now)).toBe(true)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
})

it('offers this evening only while it is still ahead', () => {
  expect(keysOf(wednesdayMorning)).toContain('evening')
  expect(keysOf(wednesdayNight)).not.toContain('evening')
})

it('does not offer Monday on a Sunday, when tomorrow says the same', () => {
  expect(keysOf(sundayNoon)).toContain('tomorrow')
  expect(keysOf(sundayNoon)).not.toContain('monday')
})

it('means nine in the morning of the reader', () => {
  const tomorrow = snoozePresets(wednesdayMorning).find(preset => preset.key === 'tomorrow')
  expect(tomorrow?.at).toBe(new Date(2026, 2, 5, 9, 0).getTime())
})

it('writes a field value that reads back as the same minute', () => {
  expect(new Date(localFieldValue(wednesdayMorning)).getTime()).toBe(wednesdayMorning)
})
