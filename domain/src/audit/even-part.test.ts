import { expect, test } from 'vitest'
import { evenPart, partNotes } from './even-part.ts'
import { followersSpeed } from './followers-speed.ts'
import { simulate } from './simulated/histories.ts'

const cases = simulate({ cases: 4_000, days: 40, promiseFavour: 0.15 }, 3)

test('a history that is not too large is measured whole', () => {
  expect(evenPart(cases, 4_000)).toBe(cases)
  expect(partNotes(4_000, 4_000)).toEqual([])
})

test('of a larger one whole days are measured, each column at the same cases, and the report says so', () => {
  const part = evenPart(cases, 1_000)
  expect(part.count).toBeLessThan(1_300)
  const days = new Set(part.day)
  expect(part.count).toBe(cases.day.reduce((sum, day) => sum + (days.has(day) ? 1 : 0), 0))
  const at = cases.opened.indexOf(part.opened[17] ?? 0)
  expect(part.followers?.[17]).toBe(cases.followers?.[at])
  expect(part.severity?.codes[17]).toBe(cases.severity?.codes[at])
  expect(part.text?.loudness.capitals[17]).toBe(cases.text?.loudness.capitals[at])
  expect(partNotes(part.count, cases.count)).toEqual([expect.stringContaining('Of 4,000 cases')])
})

test('and finds what the whole would', () => {
  const effect = (of: typeof cases) => followersSpeed(of).drafts[0]?.value ?? Number.NaN
  expect(Math.abs(effect(evenPart(cases, 1_000)) - effect(cases))).toBeLessThan(0.3)
  expect(effect(evenPart(cases, 1_000))).toBeGreaterThan(0.1)
})
