import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { levels } from '../facts/relationship.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { severities } from '../severity/severity.ts'
import { rehearse, type RehearsedCase } from './rehearse.ts'

const minute = 60_000
const anyCase: fc.Arbitrary<RehearsedCase> = fc.record({
  joinedAt: fc.integer({ min: 0, max: 600 }).map(minutes => minutes * minute),
  severity: fc.constantFrom(...severities),
  level: fc.constantFrom(...levels),
})
const anyCases = fc.array(anyCase, { minLength: 1, maxLength: 60 })
/** Somebody answers every few minutes, long enough for all. */
const answersFor = (cases: readonly RehearsedCase[], every: number) => cases.map((_, i) => (601 + i * every) * minute)

test('a past without better levels is the same with levels', () => {
  fc.assert(
    fc.property(anyCases, fc.integer({ min: 1, max: 30 }), (cases, every) => {
      const same = cases.map(one => ({ ...one, level: 'good' as const }))
      const rehearsed = rehearse(same, answersFor(same, every), defaultPolicy)
      expect(rehearsed?.with).toBe(rehearsed?.without)
    }),
  )
})

test('levels of critical and high matters make nobody wait', () => {
  fc.assert(
    fc.property(anyCases, any => {
      const cases = any.map(one =>
        one.severity === 'medium' || one.severity === 'low' ? { ...one, level: 'good' as const } : one,
      )
      const rehearsed = rehearse(cases, answersFor(cases, 5), defaultPolicy)
      expect(rehearsed?.with).toBe(rehearsed?.without)
    }),
  )
})

test('who is overtaken by a better level waits longer by as much as an answer takes', () => {
  const cases: RehearsedCase[] = [
    { joinedAt: 0, severity: 'medium', level: 'good' },
    { joinedAt: 30 * minute, severity: 'medium', level: 'excellent' },
  ]
  expect(rehearse(cases, [60 * minute, 90 * minute], defaultPolicy)).toEqual({ without: 60, with: 90 })
})

test('who is never answered counts as the longest wait', () => {
  const cases: RehearsedCase[] = [0, 10, 20].map(minutes => ({ joinedAt: minutes * minute, severity: 'medium', level: 'good' }))
  expect(rehearse(cases, [60 * minute], defaultPolicy)).toEqual({ without: Infinity, with: Infinity })
  expect(rehearse(cases, [60 * minute, 70 * minute], defaultPolicy)).toEqual({ without: 60, with: 60 })
})

test('nothing is known while nobody of level good was answered', () => {
  expect(rehearse([{ joinedAt: 0, severity: 'low', level: 'excellent' }], [minute], defaultPolicy)).toBeNull()
  expect(rehearse([], [], defaultPolicy)).toBeNull()
})
