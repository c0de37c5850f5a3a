import type { Topic } from '@evenhand/contract/topics.ts'
import { expect, test } from 'vitest'
import { placesFor, treeLines } from './topic-tree.ts'

function topic(id: string, parentId: string | null, archived = false): Topic {
  return { id, key: id, name: id, parentId, words: {}, archived, counts: { day: 0, week: 0, month: 0 }, days: [] }
}
const topics = [topic('late', 'delivery'), topic('delivery', null), topic('lost', 'delivery', true), topic('money', null)]
const shown = (lines: ReturnType<typeof treeLines>) => lines.map(line => `${'>'.repeat(line.level)}${line.topic.id}`)

test('what stands below a topic follows it, and what is archived is left out', () => {
  expect(shown(treeLines(topics, new Set()))).toEqual(['delivery', '>late', 'money'])
})

test('a closed topic hides what is below it, and says that something is', () => {
  const lines = treeLines(topics, new Set(['delivery']))
  expect(shown(lines)).toEqual(['delivery', 'money'])
  expect(lines.map(({ hasBelow }) => hasBelow)).toEqual([true, false])
})

test('a topic can stand below every other one, and not below itself', () => {
  expect(shown(placesFor(topics, 'delivery'))).toEqual(['money'])
  expect(shown(placesFor(topics, 'late'))).toEqual(['delivery', 'money'])
})
