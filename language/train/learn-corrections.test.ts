import { expect, test } from 'vitest'
import { isHeldBack } from '../evaluation/held-back.ts'
import { sideBySide } from '../evaluation/side-by-side.ts'
import { Scorer } from '../src/model/scorer.ts'
import { understand, understandingBy } from '../src/understand.ts'
import { corpusFolder, labelledOf, readCorpus } from './corpus.ts'
import { learnCorrections } from './learn-corrections.ts'

/** Every fortieth message: enough to learn the plainest things in seconds. */
const some = readCorpus(corpusFolder('train')).filter((_, at) => at % 40 === 0)
const rooms = ['kitchen', 'hall', 'bathroom', 'cellar', 'attic', 'office', 'nursery', 'garage', 'porch', 'study']
const corrections = rooms.flatMap((room, at) => [
  labelledOf(`problem\thigh\tcalm\t-\tthe wombat in the ${room} has gone glumpy again`, `g${at}`, 'en'),
  labelledOf(`problem\thigh\tcalm\t-\tour ${room} wombat turned glumpy`, `o${at}`, 'en'),
])

test(
  'a version learns from corrections what the corpus does not say, and never from those that are kept back',
  { timeout: 240_000 },
  () => {
    const packed = learnCorrections(some, corrections)
    const learned = understandingBy(new Scorer(packed))
    const fresh = 'our veranda wombat turned glumpy again'
    expect(understand(fresh).severity).not.toBe('high')
    expect(learned(fresh).severity).toBe('high')
    const taught = packed.madeFrom.messages - some.length
    const kept = corrections.filter(({ text }) => isHeldBack(text))
    expect(kept.length).toBeGreaterThan(0)
    expect(taught).toBe(corrections.length - kept.length)
    const gold = kept.map(message => ({ ...message, id: message.place }))
    const { messages, measures } = sideBySide(gold, understand, learned)
    expect(messages).toBe(kept.length)
    expect(measures.find(({ name }) => name === 'grave-recall')?.after).toBe(1)
  },
)

test('which corrections are kept back depends on their words alone, and is about one in five', () => {
  const texts = Array.from({ length: 2000 }, (_, at) => `message number ${at} about a lamp`)
  const share = texts.filter(isHeldBack).length / texts.length
  expect(share).toBeGreaterThan(0.15)
  expect(share).toBeLessThan(0.25)
  expect(texts.map(text => isHeldBack(`  ${text.toUpperCase()} `))).toEqual(texts.map(isHeldBack))
})
