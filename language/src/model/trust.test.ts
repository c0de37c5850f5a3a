import { expect, test } from 'vitest'
import type { Probabilities } from './probabilities.ts'
import { hearLexicons } from './trust.ts'

const p: Probabilities = {
  type: [0.4, 0.2, 0.1, 0.1, 0.1, 0.1],
  severity: [0.9, 0.4, 0.35, 0.3],
  needsReply: 0.9,
  risks: [],
  now: 0,
  affected: [0, 0],
  complaint: 0,
  deadline: 0,
  tone: [1, 0, 0, 0],
  abusive: 0,
}

test('that lexicons found nothing grave excuses nothing, neither straight nor by way of the lesser classes', () => {
  const { severity } = hearLexicons(p, { type: 'question', severity: 'low', needsReply: true })
  expect(severity[2]).toBeCloseTo(0.35)
  expect(severity[3]).toBeCloseTo(0.3)
})

test('what lexicons found grave is likelier, and a lesser class is never less likely than a graver one', () => {
  const { severity } = hearLexicons(p, { type: 'problem', severity: 'critical', needsReply: true })
  expect(severity[3]).toBeGreaterThan(0.5)
  expect(severity).toEqual([...severity].sort((a, b) => b - a))
})
