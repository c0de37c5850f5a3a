import { expect, test } from 'vitest'
import { heads } from '../src/model/heads.ts'
import { besideAnother } from './beside.ts'
import { labelledOf } from './corpus.ts'
import type { Labelled } from './corpus.ts'

const calm = Array.from({ length: 20 }, (_, at) =>
  labelledOf(`question\tlow\tcalm\t-\tis the lounge number ${at} open`, `c${at}`, 'en'),
)
const grave = Array.from({ length: 20 }, (_, at) =>
  labelledOf(`problem\tcritical\tcalm\tinjury*\tthe heater in room ${at} is smoking`, `g${at}`, 'en'),
)
const critical = heads.severity.first + heads.severity.labels.indexOf('critical')
const injury = heads.risks.first + heads.risks.labels.indexOf('injury')
const shareOf = (corpus: readonly Labelled[], column: number): (number | undefined)[] => [
  ...new Set(besideAnother(corpus, 1).map(({ targets }) => targets[column])),
]

test('two ordinary matters in one message are no danger, and two dangers are one', () => {
  expect(shareOf(calm, critical)).toEqual([0])
  expect(shareOf(grave, critical)).toEqual([1])
  expect(shareOf(grave, injury)).toEqual([1])
})

test('a danger beside an ordinary matter stays one', () => {
  const mixed = calm.flatMap((message, at) => [grave[at] as Labelled, message])
  // Every fourth message, each of them calm, stands beside some other; about half of the others are grave.
  const taught = besideAnother(mixed, 1).map(({ targets }) => targets[critical])
  expect(taught).toContain(1)
  expect(taught).toContain(0)
})

test('nothing but dangers is taught', () => {
  for (const { targets } of besideAnother([...calm, ...grave], 1)) {
    expect(targets.slice(0, critical - 1).every(Number.isNaN)).toBe(true)
    expect(targets.slice(heads.affected.first).every(Number.isNaN)).toBe(true)
    expect(targets[heads.needsReply.first]).toBeNaN()
  }
})

test('a message stands only beside another of its own language', () => {
  const alone = [...calm.slice(0, 4), labelledOf('problem\tcritical\tcalm\tinjury*\tes brennt', 'd', 'de')]
  expect(besideAnother([...alone].reverse(), 1).every(({ targets }) => targets[critical] === 0)).toBe(true)
})
