import type { Reading } from '@evenhand/contract/understanding.ts'
import { expect, it } from 'vitest'
import { confirmedAs, eased, isMilder, labelsOf, lesserThan, sureness } from './labels.ts'

const reading: Reading = {
  type: 'other',
  severity: 'none',
  needsReply: false,
  risks: [],
  tone: 'calm',
  abusive: false,
  confidence: null,
  evidence: [],
  correctedBy: null,
  second: null,
}

it('confirms the graver class with everything that follows from it', () => {
  expect(confirmedAs(reading, 'critical')).toEqual({
    ...labelsOf(reading),
    type: 'problem',
    severity: 'critical',
    needsReply: true,
  })
  expect(confirmedAs({ ...reading, type: 'question' }, 'high').type).toBe('question')
})

it('says in words how sure a reading was', () => {
  expect([0.95, 0.9, 0.75, 0.6, 0.4].map(sureness)).toEqual(['sure', 'sure', 'fairlySure', 'fairlySure', 'unsure'])
})

it('knows what only a lead may say', () => {
  expect([isMilder('low', 'medium'), isMilder('none', 'low'), isMilder('high', 'medium'), isMilder('low', 'none')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('offers what is less than it was read, down to what a person has said before', () => {
  expect(lesserThan('high', 'low')).toEqual(['medium', 'low', 'none'])
  expect(lesserThan('medium', 'low')).toEqual(['low', 'none'])
  expect(lesserThan('high', 'medium')).toEqual(['medium'])
  expect(lesserThan('none', 'low')).toEqual([])
})

it('says with the lesser class what follows from it', () => {
  const held: Reading = { ...reading, type: 'problem', severity: 'high', needsReply: true }
  expect(eased(held, 'medium')).toEqual({ ...labelsOf(held), severity: 'medium' })
  expect(eased(held, 'none')).toMatchObject({ type: 'other', severity: 'none', needsReply: false })
  expect(eased({ ...held, type: 'praise' }, 'none').type).toBe('praise')
})
