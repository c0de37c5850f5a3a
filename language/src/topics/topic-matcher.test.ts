import { expect, test } from 'vitest'
import { defaultTopics } from './defaults/industries.ts'
import { industries } from './industry.ts'
import { topicLanguages } from './topic.ts'
import { problemWithWords, TopicMatcher } from './topic-matcher.ts'

function matcherOf(industry: (typeof industries)[number]): TopicMatcher {
  const topics = defaultTopics(industry).flatMap(topic => [topic, ...topic.children])
  return new TopicMatcher(topics.map(({ key, words }) => ({ id: key, words })))
}

const electronics = matcherOf('electronics')
const keysOf = (text: string, matcher = electronics, language?: string) => matcher.find(text, language).map(({ id }) => id)

test.each(industries)('the topics of %s have names of their own and readable words in nine languages', industry => {
  const topics = defaultTopics(industry).flatMap(topic => [topic, ...topic.children])
  expect(topics.length).toBeGreaterThan(15)
  expect(new Set(topics.map(({ key }) => key)).size).toBe(topics.length)
  for (const { words } of topics) {
    expect(Object.keys(words)).toEqual(topicLanguages)
    expect(problemWithWords(words)).toBeNull()
  }
})

test.each([
  ['my charger is smoking', 'safety'],
  ['mein Ladegerät raucht', 'safety'],
  ['mon chargeur sent le brûlé', 'safety'],
  ['me han cobrado dos veces', 'wrong-charge'],
  ['aspetto il rimborso da un mese', 'refund'],
  ['mijn pakket is nog steeds niet bezorgd', 'late-delivery'],
  ['nie mogę się zalogować', 'login'],
  ['ainda não recebi a encomenda', 'late-delivery'],
  ['siparişim hala gelmedi', 'late-delivery'],
])('"%s" is about %s', (text, key) => {
  expect(keysOf(text)).toContain(key)
})

test('a message has all the topics that it speaks of, each with the words that carried it', () => {
  const found = electronics.find('Charged twice for order 68088 and the LAMP arrived BROKEN')
  expect(found).toContainEqual({ id: 'wrong-charge', words: ['Charged twice'] })
  expect(found).toContainEqual({ id: 'damaged-delivery', words: ['arrived BROKEN'] })
})

test('stretched letters, written-out umlauts and missing accents are read', () => {
  const airline = matcherOf('airline')
  expect(keysOf('wo ist mein Gepaeck', airline)).toContain('baggage')
  expect(keysOf('where is my refuuuund')).toContain('refund')
  expect(keysOf('ou est mon colis, livre ou pas')).toContain('delivery')
})

test('a word of another language counts only while the language is not known', () => {
  const matcher = new TopicMatcher([{ id: 'rate', words: { de: 'rate' } }])
  expect(keysOf('what rate do I pay', matcher)).toEqual(['rate'])
  expect(keysOf('what rate do I pay', matcher, 'en')).toEqual([])
  expect(keysOf('die Rate ist zu hoch', matcher, 'de')).toEqual(['rate'])
})

test('links, mentions and talk of publicity carry no topic', () => {
  expect(keysOf('https://shop.example/refund @refund_team')).toEqual([])
  expect(keysOf('I have 500k followers on my app')).toEqual(keysOf('on my app'))
})

test('words that cannot be read are refused with a sentence', () => {
  expect(problemWithWords({ en: 'ab*' })).toBe('The stem "ab" is too short.')
  expect(problemWithWords({ en: 'the' })).toBe('"the" stands in almost every message: add a word that tells more.')
  expect(problemWithWords({ de: '{a|b' })).toContain('A brace is missing')
})
