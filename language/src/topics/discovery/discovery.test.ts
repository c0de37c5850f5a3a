import { expect, test } from 'vitest'
import { tellingWords } from '../telling-words.ts'
import { defaultThresholds, Discovery } from './discovery.ts'
import { featuresOf } from './features.ts'
import { nameGroup } from './name-group.ts'
import { Rarity } from './rarity.ts'

function discovery(options: Partial<ConstructorParameters<typeof Discovery>[0]> = {}): Discovery {
  let next = 0
  return new Discovery({ newId: () => `group ${(next += 1)}`, ...options })
}
const read = (text: string) => featuresOf(tellingWords(text), [])

function mergesAfterGrowing(found: Discovery): Discovery['merges'] {
  for (const text of [
    'blue lamp flickers evening',
    'grey fan rattles night',
    'blue lamp flickers evening',
    'grey fan rattles night',
  ])
    found.add(read(text), 0)
  const both = 'blue lamp flickers evening while grey fan rattles night'
  for (let time = 0; time < 40; time++) found.add(read(both), time)
  return found.merges
}

test('a message joins the group that means the same, and begins one where there is none', () => {
  const found = discovery()
  const first = found.add(read('the kettle leaks water from the lid'), 0)
  expect(found.add(read('water leaks out of my kettle lid again'), 1000)).toBe(first)
  expect(found.add(read('vacuum robot maps the wrong floor'), 2000)).not.toBe(first)
})

test('a message that says too little is in no group', () => {
  expect(discovery().add(read('still nothing?'), 0)).toBeNull()
})

test('a common product name and a fault bring languages together', () => {
  const found = discovery()
  const fault = [{ id: 'safety', words: ['smokes', 'raucht', 'huele a quemado'] }]
  const first = found.add(featuresOf(tellingWords('the X200 smokes on my desk'), fault), 0)
  expect(found.add(featuresOf(tellingWords('mein X200 raucht seit heute Nacht'), fault), 1)).toBe(first)
  expect(found.add(featuresOf(tellingWords('el X200 huele a quemado'), fault), 2)).toBe(first)
})

test('who means the same in another language joins, without a topic or the name of a product', () => {
  const found = discovery()
  const first = found.add(read('I was charged twice for the subscription, it is on my account'), 0)
  expect(found.add(read('mein Abo wurde doppelt abgebucht, steht auf dem Konto'), 1)).toBe(first)
  expect(found.add(read('mein Abo kam gestern in einem Karton, die Lampe darin flackert'), 2)).not.toBe(first)
})

test('what people merely speak with brings nobody together', () => {
  const found = discovery()
  const first = found.add(read('whoever designed this app should be ashamed, I cannot change my address'), 0)
  expect(found.add(read('whoever chose that font should please be ashamed, the website hurts'), 1)).not.toBe(first)
})

test('groups that have grown alike are merged, unless a person took them apart', () => {
  const low = { ...defaultThresholds, merge: 0.3 }
  expect(mergesAfterGrowing(discovery({ thresholds: low }))).not.toEqual([])
  expect(mergesAfterGrowing(discovery({ thresholds: low, areKeptApart: () => true }))).toEqual([])
})

test('beyond the most that are remembered, small and old groups go first', () => {
  const found = discovery({ thresholds: { ...defaultThresholds, mostGroups: 10 } })
  const kept = found.add(read('kettle leaks water lid'), 0)
  found.add(read('kettle leaks water lid'), 1)
  for (let at = 2; at < 40; at++) found.add(read(`alpha${'x'.repeat(at)} beta${'y'.repeat(at)} q${at}q w${at}w z${at}z`), at)
  expect(found.groups.size).toBeLessThanOrEqual(10)
  expect(found.groups.has(kept ?? '')).toBe(true)
})

test('a group is named by the words that most of its messages say, as they are written, and never by what one person said', () => {
  const rarity = new Rarity()
  const name = nameGroup(['Kettle leaks at the lid, says Ottilie', 'the kettle LEAKS', 'KETTLE leaks again'], rarity)
  expect(name.split(', ').toSorted()).toEqual(['kettle', 'leaks'])
  expect(nameGroup(['Ottilie writes once'], rarity)).toBe('')
})
