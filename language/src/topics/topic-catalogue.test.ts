import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { needOfWords } from '../closets.ts'
import { ownScorer, understand, understandingBy } from '../understand.ts'
import { defaultTopics } from './defaults/industries.ts'
import { catalogueOf, TopicCatalogue } from './topic-catalogue.ts'

const catalogue = new TopicCatalogue(catalogueOf(defaultTopics('electronics')))
const naming = understandingBy(ownScorer, catalogue)
const matters = [
  'the parcel with the reading lamp has not arrived since Monday',
  'you charged my card twice for the same kettle order',
  'mein Paket ist nicht angekommen und die Rechnung ist falsch',
  'la cafetera llegó rota',
  'hello there',
]
const volumes = ['!!!', '😡😡', 'you idiots', 'wtf', 'asap', 'I have 500k followers', 'or I call the press']
const loud = fc
  .record({ matter: fc.constantFrom(...matters), volume: fc.subarray(volumes), capitals: fc.boolean() })
  .map(({ matter, volume, capitals }) => ({ matter, told: [capitals ? matter.toUpperCase() : matter, ...volume].join(' ') }))

test('a message that is understood has the topics that are found in it, and everything else as without them', () => {
  for (const matter of matters) {
    const { topics, ...said } = naming(matter)
    expect(said).toEqual(understand(matter))
    expect(topics).toEqual(catalogue.find(matter, said.language).map(({ id }) => id))
  }
  expect(understand(matters[0] ?? '').topics).toBeUndefined()
})

test('the first topic is what the matter is about in facts, and loudness moves it never', () => {
  expect(needOfWords(naming('you charged me twice'), 0).topic).toBe('wrong-charge')
  expect(needOfWords(understand('you charged me twice'), 0).topic).toBeNull()
  fc.assert(
    fc.property(loud, ({ matter, told }) => {
      expect(naming(told).topics).toEqual(naming(matter).topics)
    }),
    { seed: 1 },
  )
})

test('what stands below another topic speaks for it', () => {
  const tree = new TopicCatalogue([
    { id: 'delivery', words: { en: 'parcel*' }, parentId: null },
    { id: 'late', words: { en: 'late' }, parentId: 'delivery' },
    { id: 'very-late', words: { en: 'weeks late' }, parentId: 'late' },
  ])
  expect(tree.find('my parcel is three weeks late').map(({ id }) => id)).toEqual(['very-late'])
  expect(tree.find('my parcel').map(({ id }) => id)).toEqual(['delivery'])
})
