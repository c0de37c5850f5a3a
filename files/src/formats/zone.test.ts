import { expect, test } from 'vitest'
import { instantIn } from './zone.ts'

test.each([
  ['winter', 'Europe/Paris', '2026-01-10T12:00Z', '2026-01-10T11:00Z'],
  ['summer', 'Europe/Paris', '2026-07-10T12:00Z', '2026-07-10T10:00Z'],
  ['the hour that comes twice, the first time', 'Europe/Paris', '2026-10-25T02:30Z', '2026-10-25T00:30Z'],
  ['the hour that is left out, moved on by the gap', 'Europe/Paris', '2026-03-29T02:30Z', '2026-03-29T01:30Z'],
  ['just before midnight in the west', 'America/Los_Angeles', '2026-12-31T23:59Z', '2027-01-01T07:59Z'],
  ['a zone with half hours', 'Asia/Kolkata', '2026-05-01T00:00Z', '2026-04-30T18:30Z'],
])('local time to instant: %s', (_, zone, local, instant) => {
  expect(new Date(instantIn(zone, Date.parse(local))).toISOString()).toBe(new Date(instant).toISOString())
})
