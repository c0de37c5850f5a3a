import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dangerChance } from './danger-chance.ts'
import type { Probabilities } from './probabilities.ts'

const plain: Probabilities = {
  type: [0.5, 0.2, 0.1, 0.05, 0.05, 0.1],
  severity: [0.9, 0.6, 0.1, 0.03],
  needsReply: 0.9,
  risks: [],
  now: 0.5,
  affected: [0, 0],
  complaint: 0,
  deadline: 0,
  tone: [1, 0, 0, 0],
  abusive: 0,
}
const chance = fc.double({ min: 0, max: 1, noNaN: true })

test('what happens now to somebody is likelier a danger than the same without a risk', () => {
  expect(dangerChance(plain, 0.4)).toBeGreaterThan(2 * dangerChance(plain, 0.01))
})

test('praise is less likely a danger than a problem of the same severity', () => {
  const praise = { ...plain, type: [0.03, 0.02, 0.02, 0.01, 0.9, 0.02] }
  expect(dangerChance(praise, 0.1)).toBeLessThan(dangerChance(plain, 0.1) / 2)
})

test('it is a probability, rises with the risk and with critical, and never asks how a thing was said', () => {
  fc.assert(
    fc.property(chance, chance, chance, (risk, other, loud) => {
      const [less, more] = [Math.min(risk, other), Math.max(risk, other)]
      const found = dangerChance(plain, less)
      expect(found).toBeGreaterThanOrEqual(0)
      expect(dangerChance(plain, more)).toBeGreaterThanOrEqual(found)
      expect(dangerChance(plain, more)).toBeLessThanOrEqual(1)
      const graver = { ...plain, severity: [0.9, 0.6, 0.1, more * 0.1] }
      expect(dangerChance(graver, 0.1)).toBeGreaterThanOrEqual(
        dangerChance({ ...plain, severity: [0.9, 0.6, 0.1, less * 0.1] }, 0.1),
      )
      const furious = { ...plain, tone: [0, 0, loud, 0], abusive: loud }
      expect(dangerChance(furious, less)).toBe(found)
    }),
  )
})

test('chances of nought and one are no trouble', () => {
  const sure: Probabilities = { ...plain, type: [1, 0, 0, 0, 0, 0], severity: [1, 1, 1, 1] }
  expect(dangerChance(sure, 1)).toBeCloseTo(1, 3)
  expect(dangerChance({ ...plain, type: [0, 0, 0, 0, 0, 1], severity: [0, 0, 0, 0] }, 0)).toBeLessThan(1e-3)
})
