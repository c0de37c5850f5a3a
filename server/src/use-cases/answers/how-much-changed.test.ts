import { expect, test } from 'vitest'
import { howMuchChanged } from './how-much-changed.ts'

const answer = 'Hold the Bluetooth button for three seconds until it blinks blue.'

test('a greeting, a signature and other layout change nothing', () => {
  expect(howMuchChanged(answer, `Hello Ana,\n\n${answer.replaceAll(' ', '\n')}\n\nBest, Amir`)).toBe(0)
})

test('every word that is gone or stands elsewhere counts', () => {
  expect(howMuchChanged(answer, answer.replace('three', 'five'))).toBeCloseTo(1 / 11)
  expect(howMuchChanged(answer, 'We will send a new one.')).toBe(1)
  expect(howMuchChanged('one two three four', 'four three two one')).toBe(0.75)
})

test('nothing inserted is nothing used', () => {
  expect(howMuchChanged('', answer)).toBe(1)
})
