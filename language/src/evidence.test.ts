import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpusFolder, readCorpus } from '../train/corpus.ts'
import { normalise } from './normalise.ts'
import { understand } from './understand.ts'

const quoted = (text: string): string[] => understand(text).evidence.map(({ words }) => words)

test.each([
  ['you charged me twice for the same order', 'charged me twice'],
  ['my daughter is alone at the station', 'daughter is alone'],
  ['I cannot log in to my account', 'cannot log in to my account'],
])('"%s" is shown to rest on the whole phrase "%s"', (text, phrase) => {
  expect(quoted(text)).toContain(phrase)
})

const heldOut = readCorpus(corpusFolder('held-out')).map(({ text }) => text)

test('what carried a judgement stands in the message as it was written, and often is more than one word', () => {
  let phrases = 0
  let all = 0
  for (const text of heldOut.filter((_, at) => at % 5 === 0)) {
    for (const words of quoted(text)) {
      expect(normalise(text)).toContain(words)
      all += 1
      phrases += Number(/\s/.test(words))
    }
  }
  expect(phrases / all).toBeGreaterThan(0.4)
})

test('what carried a severity never crosses the end of a sentence', () => {
  const words = fc.constantFrom(
    'twice',
    'alone',
    'charged',
    'smoking',
    'still',
    'waiting',
    'refund',
    'broken',
    'the',
    'my',
    'cannot',
  )
  const sentences = fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(sentences, told => {
      const text = told.map(sentence => sentence.join(' ')).join('. ')
      const { evidence, severity } = understand(text)
      const byModel = evidence.filter(({ signal }) => signal === severity)
      for (const { words: said } of byModel) expect(said).not.toContain('.')
    }),
    { seed: 4 },
  )
})
