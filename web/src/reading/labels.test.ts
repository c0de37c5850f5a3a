import type { Reading } from '@evenhand/contract/understanding.ts'
import { expect, it } from 'vitest'
import { confirmedAs, isMilder, labelsOf, sureness } from './labels.ts'

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
