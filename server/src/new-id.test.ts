import { expect, test } from 'vitest'
import { idMaker } from './new-id.ts'

test('an id is a UUID of version 7 that carries its millisecond', () => {
  const id = idMaker(() => 0x0123456789ab)()
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids of one maker sort in the order of their making, even when the clock stands still or goes back', () => {
  const times = [5_000, 5_000, 4_000, 5_001, ...Array.from({ length: 20_000 }, () => 5_001), 5_002]
  let i = 0
  const newId = idMaker(() => times[i++] ?? 5_002)
  const ids = times.map(() => newId())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
