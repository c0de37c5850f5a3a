import { expect, test } from 'vitest'
import { lateLooks } from './late-looks.ts'

const looks = [
  { number: 12, due: '2026-03-02T10:05:00Z' },
  { number: 14, due: '2026-03-02T10:07:00Z' },
]

test('a look is late from the instant on by which somebody should have looked, and not before', () => {
  expect(lateLooks(looks, Date.parse('2026-03-02T10:05:00Z'))).toEqual([])
  expect(lateLooks(looks, Date.parse('2026-03-02T10:05:01Z')).map(({ number }) => number)).toEqual([12])
  expect(lateLooks(looks, Date.parse('2026-03-02T11:00:00Z')).map(({ number }) => number)).toEqual([12, 14])
})
