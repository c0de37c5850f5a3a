import { expect, test } from 'vitest'
import { Scorer } from '../src/model/scorer.ts'
import { weights } from '../src/model/weights.generated.js'
import { understandingBy } from '../src/understand.ts'
import { corpusFolder, readCorpus } from './corpus.ts'
import { madeFromHash } from './made-from.ts'
import { trainModel } from './model.ts'

/** Every fortieth message: enough to learn the plainest things in seconds. */
const some = readCorpus(corpusFolder('train')).filter((_, at) => at % 40 === 0)

test('the same corpus gives the same weights, to the bit, and they can be put to use', { timeout: 240_000 }, () => {
  const { packed } = trainModel(some, 'test')
  expect(JSON.stringify(trainModel(some, 'test').packed)).toBe(JSON.stringify(packed))
  const understand = understandingBy(new Scorer(structuredClone(packed)))
  expect(understand('my charger is smoking').severity).toBe('critical')
})

test('the weights were made from this corpus by this code: `npm run train` after changing either', () => {
  expect(weights.madeFrom.hash).toBe(madeFromHash())
})

test('nothing that is held out teaches', () => {
  const taught = new Set(readCorpus(corpusFolder('train')).map(({ text }) => text.toLowerCase()))
  const short = 25
  const both = readCorpus(corpusFolder('held-out')).filter(({ text }) => text.length > short && taught.has(text.toLowerCase()))
  expect(both.map(({ place }) => place)).toEqual([])
})

test('weights of another format are refused', () => {
  expect(() => new Scorer({ ...weights, columns: 7 })).toThrow(/format/)
})
