import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultTopics } from './defaults/industries.ts'
import { Discovery } from './discovery/discovery.ts'
import { featuresOf } from './discovery/features.ts'
import { Rarity } from './discovery/rarity.ts'
import { tellingWords } from './telling-words.ts'
import { TopicMatcher } from './topic-matcher.ts'

const topics = defaultTopics('electronics').flatMap(topic => [topic, ...topic.children])
const matcher = new TopicMatcher(topics.map(({ key, words }) => ({ id: key, words })))
const matters = [
  'my X200 charger smells of burning plastic near the plug',
  'mein X200 Ladegerät riecht verbrannt am Stecker',
  'the parcel with the reading lamp has not arrived since Monday',
  'you charged my card twice for the same kettle order',
  'the robot vacuum falls down the stairs every morning',
  'la aspiradora robot se cae por las escaleras cada mañana',
  'password reset link for my account never comes by mail',
]
const volumes = [
  '!!!',
  '😡😡',
  'you idiots',
  'wtf',
  'asap',
  'I have 500k followers',
  'this will go viral',
  'or I call the press',
  '@BBCWatchdog',
]
const loud = fc
  .record({ matter: fc.constantFrom(...matters), volume: fc.subarray(volumes), capitals: fc.boolean() })
  .map(({ matter, volume, capitals }) => ({ matter, told: [capitals ? matter.toUpperCase() : matter, ...volume].join(' ') }))

const read = (text: string) => featuresOf(tellingWords(text), matcher.find(text))
const ids = () => {
  let next = 0
  return () => `group ${String((next += 1)).padStart(6, '0')}`
}

test('capitals, exclamation marks, emoji, insults and follower claims move no catalogue topic', () => {
  fc.assert(
    fc.property(loud, ({ matter, told }) => {
      expect(matcher.find(told).map(({ id }) => id)).toEqual(matcher.find(matter).map(({ id }) => id))
    }),
    { seed: 1 },
  )
})

test('they change nothing that messages are grouped by', () => {
  fc.assert(
    fc.property(loud, ({ matter, told }) => {
      expect(read(told)).toEqual(read(matter))
    }),
    { seed: 2 },
  )
})

test('messages get the same groups one by one or in batches with everything stored between', () => {
  const messages = fc.array(fc.tuple(fc.constantFrom(...matters), fc.lorem({ maxCount: 6 })), { maxLength: 60 })
  fc.assert(
    fc.property(messages, fc.integer({ min: 1, max: 20 }), (told, batch) => {
      const features = told.map(([matter, around]) => read(`${matter} ${around}`))
      const whole = new Discovery({ newId: ids() })
      const expected = features.map((each, at) => whole.add(each, at * 60_000))
      const newId = ids()
      let part = new Discovery({ newId })
      const given = features.map((each, at) => {
        if (at % batch === 0) part = restored(part, newId)
        return part.add(each, at * 60_000)
      })
      expect(given).toEqual(expected)
    }),
    { seed: 3, numRuns: 50 },
  )
})

function restored({ groups, rarity }: Discovery, newId: () => string): Discovery {
  const stored = [...groups.values()].map(({ id, weights, size, at }) => ({ id, weights: new Map(weights), size, at }))
  return new Discovery({
    newId,
    groups: stored,
    rarity: new Rarity({ counts: rarity.counts.slice(), documents: rarity.documents }),
  })
}
