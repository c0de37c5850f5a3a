import { expect, test } from 'vitest'
import { changeOf, findsFewerGrave, percentWords } from './figures.ts'

test('shares are told as per cent, kappa as it is, and nothing as a dash', () => {
  expect([percentWords(0.7126, true), percentWords(0.7126, false), percentWords(null, true)]).toEqual(['71.3 %', '0.713', '–'])
})

test('a difference too small to see is none', () => {
  expect([changeOf(0.7, 0.7004), changeOf(0.7, 0.71), changeOf(0.7, 0.69), changeOf(null, 1)]).toEqual([
    'same',
    'better',
    'worse',
    'same',
  ])
})

function set(before: number, after: number) {
  return { messages: 1, measures: [{ name: 'grave-recall', before, after }], type: [], severity: [] }
}

test('whoever accepts is told when fewer grave messages would be found, also when only their own show it', () => {
  expect(findsFewerGrave({ against: 'a', heldOut: set(0.7, 0.8), corrections: null })).toBe(false)
  expect(findsFewerGrave({ against: 'a', heldOut: set(0.7, 0.8), corrections: set(1, 0.5) })).toBe(true)
  expect(findsFewerGrave({ against: 'a', heldOut: set(0.7, 0.6), corrections: null })).toBe(true)
})
