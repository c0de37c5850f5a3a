import { expect, it } from 'vitest'
import { countKinds, isSameName } from './count-kinds.ts'

it('tells what goes in words, the most first, and sums up what has none', () => {
  const kinds = { messages: 'messages', notes: 'private notes' }
  expect(countKinds({ notes: 1, activity_keys: 3, messages: 2, message_topics: 4 }, kinds, 'other rows')).toEqual([
    ['messages', 2],
    ['private notes', 1],
    ['other rows', 7],
  ])
  expect(countKinds({ notes: 1 }, kinds, 'other rows')).toEqual([['private notes', 1]])
})

it('takes a name as it was meant', () => {
  expect(isSameName('  maria   GRUBER ', 'Maria Gruber')).toBe(true)
  expect(isSameName('Maria', 'Maria Gruber')).toBe(false)
})
