import { expect, test } from 'vitest'
import { look } from '../src/look.ts'
import { heads } from '../src/model/heads.ts'
import { exampleOf } from './examples.ts'
import { meaningOf } from './meanings.ts'

const columnsUntil = heads.tone.first + heads.tone.labels.length + 1
const targets = new Float32Array(columnsUntil).fill(1)
const meant = (text: string) => meaningOf(look(text).seen, targets)

test('what a message means is the same in words of another language', () => {
  const { hashes } = meant('my daughter is alone at the airport')
  const german = new Set(meant('meine Tochter ist allein am Flughafen').hashes)
  expect([...hashes].filter(hash => german.has(hash)).length).toBeGreaterThan(hashes.length / 2)
})

test('it is a part of what the message itself shows, and teaches dangers only', () => {
  const text = 'the charger is smoking'
  const said = new Set(exampleOf(look(text).seen, targets, 1).hashes)
  const { hashes, targets: taught } = meant(text)
  expect([...hashes].every(hash => said.has(hash))).toBe(true)
  expect(hashes.length).toBeLessThan(said.size)
  const learned = [...taught].flatMap((target, column) => (Number.isNaN(target) ? [] : [column]))
  const { severity, risks, now } = heads
  const grave = [severity.first + severity.labels.indexOf('high'), severity.first + severity.labels.indexOf('critical')]
  expect(learned).toEqual([...grave, ...risks.labels.map((_, at) => risks.first + at), now.first])
})
