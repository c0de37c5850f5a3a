import { expect, test } from 'vitest'
import { look } from '../look.ts'
import { decideBy } from './decide.ts'
import { learnedRisks } from './heads.ts'
import type { LearnedRisk } from './heads.ts'
import type { Probabilities } from './probabilities.ts'
import { weights } from './weights.generated.js'

/** A problem of which one risk is guessed to be happening, and that is critical as likely as said. */
function guess(kind: LearnedRisk, critical: number): Probabilities {
  return {
    type: [1, 0, 0, 0, 0, 0],
    severity: [0.9, 0.6, Math.max(0.14, critical), critical],
    needsReply: 0.9,
    risks: learnedRisks.map(each => (each === kind ? 0.9 : 0)),
    now: 0.9,
    affected: [0, 0],
    complaint: 0,
    deadline: 0,
    tone: [1, 0, 0, 0],
    abusive: 0,
  }
}

const decide = (kind: LearnedRisk, critical: number) => decideBy(guess(kind, critical), weights.thresholds, [], undefined)

test('a danger that the severity does not bear out is not said; it waits among what is high, and a person looks for it', () => {
  const borneOutByNothing = { ...guess('self-harm', 0.02), type: [0.6, 0.2, 0.2, 0, 0, 0] }
  expect(decideBy(borneOutByNothing, weights.thresholds, [], undefined)).toMatchObject({
    risks: [],
    severity: 'high',
    plausible: 'critical',
  })
})

test('a danger that the severity bears out is said', () => {
  expect(decide('self-harm', 0.5)).toMatchObject({
    risks: [{ kind: 'self-harm', now: true }],
    severity: 'critical',
    plausible: null,
  })
})

test('of a child it is said at the first hint', () => {
  const hint = { ...guess('minor-in-danger', 0.02), type: [0.6, 0.2, 0.2, 0, 0, 0] }
  expect(decideBy(hint, weights.thresholds, [], undefined)).toMatchObject({
    risks: [{ kind: 'minor-in-danger', now: true }],
    severity: 'critical',
  })
})

test('two witnesses say a danger that one would not: the words that a lexicon knows, and the severity', () => {
  const unlikely = { ...guess('injury', 0.05), type: [0.5, 0.25, 0.25, 0, 0, 0], risks: learnedRisks.map(() => 0.05), now: 0.5 }
  const { dangers } = look('there is a smell of gas in the kitchen').rules
  expect(dangers).not.toEqual([])
  expect(decideBy(unlikely, weights.thresholds, [], undefined).severity).not.toBe('critical')
  expect(decideBy(unlikely, weights.thresholds, dangers, undefined).severity).toBe('critical')
})

test('what lasts is said whatever the severity: nobody has to hurry for it', () => {
  expect(decide('bereavement', 0.15).risks).toEqual([{ kind: 'bereavement', now: false }])
})

test('a likely danger is at least high, though a calm message around it thins out the chance of high', () => {
  const calm: Probabilities = {
    ...guess('injury', 0.02),
    type: [0.8, 0.1, 0.1, 0, 0, 0],
    severity: [0.4, 0.14, 0.14, 0.02],
  }
  expect(decideBy(calm, weights.thresholds, [], undefined)).toMatchObject({ severity: 'high', plausible: 'critical' })
  const farther = { ...calm, severity: [0.4, 0.1, 0.02, 0.002], risks: learnedRisks.map(() => 0.01), now: 0.1 }
  expect(decideBy(farther, weights.thresholds, [], undefined).severity).toBe('low')
})
