import { expect, test } from 'vitest'
import { industries } from '../industry.ts'
import { readDrafts } from '../read-drafts.ts'
import { nameOf, topicLanguages } from '../topic.ts'
import { defaultTopics } from './industries.ts'

test.each(industries)('the topics of %s have a name of their own in every language', industry => {
  const roots = defaultTopics(industry)
  for (const language of topicLanguages) {
    for (const beside of [roots, ...roots.map(({ children }) => children)]) {
      const names = beside.map(topic => topic.names[language])
      expect(names.every(name => name !== undefined && name.length > 1 && name.length <= 80)).toBe(true)
      expect(new Set(names.map(name => name?.toLowerCase())).size).toBe(beside.length)
    }
  }
})

test('what nobody has translated is called by its English name', () => {
  const [topic] = readDrafts('# bees: Bees\nnames: de Bienen\nen: bee*')
  if (topic === undefined) throw new Error('There is no topic.')
  expect([nameOf(topic, 'de'), nameOf(topic, 'tr')]).toEqual(['Bienen', 'Bees'])
  expect(() => readDrafts('# bees: Bees\nnames: xx Bzz')).toThrow('names: xx Bzz')
})
