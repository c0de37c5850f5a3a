import { expect, test } from 'vitest'
import { hearsTheSame, heardTurns } from './heard-turns.ts'
import { understand } from './understand.ts'
import type { Turn } from './understanding.ts'

const said: readonly Turn[] = [
  { direction: 'in', text: 'The charger I bought from you is smoking.' },
  { direction: 'out', text: 'Sorry about that. Which order number is it?' },
  { direction: 'in', text: 'Great lamp by the way, thank you!' },
  { direction: 'in', text: 'My parcel never came and I need it tomorrow.' },
  { direction: 'out', text: 'Please tell us the order number.' },
]

test('whatever was said before, a message is read the same after what is heard of it', () => {
  for (let end = 0; end <= said.length; end += 1) {
    for (let start = 0; start <= end; start += 1) {
      const earlier = said.slice(start, end)
      for (const text of ['44721', 'Still waiting, nobody has answered me yet.', 'ok thanks']) {
        expect(understand(text, { earlier: heardTurns(earlier) })).toEqual(understand(text, { earlier }))
      }
    }
  }
})

test('after another question, or from another mouth, it is not the same', () => {
  const heard = heardTurns(said)
  expect(hearsTheSame(heard, [...heard])).toBe(true)
  expect(hearsTheSame(heard, heard.slice(1))).toBe(false)
  expect(hearsTheSame(heard, [...heard.slice(0, -1), { direction: 'in', text: 'Please tell us the order number.' }])).toBe(false)
  expect(hearsTheSame([], [])).toBe(true)
})
