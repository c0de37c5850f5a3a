import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarity } from './similarity.ts'

test('a follow-up with the same order number is about the same', () => {
  expect(similarity('refund 4471', 'still no refund 4471')).toBeGreaterThanOrEqual(0.9)
})

test('two matters are not alike', () => {
  expect(similarity('my charger is smoking', 'when do you open on sunday?')).toBeLessThan(0.2)
})

test('the more words are shared, the more alike', () => {
  const message = 'the blue lamp arrived with a cracked glass shade'
  expect(similarity(message, 'the blue lamp came with a cracked shade')).toBeGreaterThan(similarity(message, 'the lamp is great'))
})

test('similarity is symmetric, and within 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.lorem(), (a, b) => {
      const value = similarity(a, b)
      expect(value).toBe(similarity(b, a))
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
      expect([0, 1]).toContain(similarity(b, b))
    }),
  )
})

test('an empty message is like nothing', () => {
  expect(similarity('', '')).toBe(0)
  expect(similarity('🔥', 'my order')).toBe(0)
})
