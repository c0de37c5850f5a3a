import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import type { Confidence } from '../understanding.ts'
import type { Decided } from './decide.ts'
import { severityScale } from './heads.ts'
import type { Probabilities } from './probabilities.ts'

const rounded = (probability: number): number => Math.round(probability * 1000) / 1000
/** The probability of the answer that was given to a yes-or-no question. */
const ofAnswer = (answer: boolean, probability: number): number => (answer ? probability : 1 - probability)

/** Model and lexicons are no independent witnesses: together they are less sure than their odds. Fitted on 400 real messages. */
const together = { slope: 0.7, shift: 0.12 }

function ofSeverity(severity: string, atLeast: readonly number[]): number {
  const grade = severityScale.indexOf(severity as never)
  return together.shift + together.slope * ((grade === 0 ? 1 : (atLeast[grade - 1] ?? 0)) - (atLeast[grade] ?? 0))
}

function ofAffected({ affected }: Decided, [other = 0, many = 0]: readonly number[]): number {
  if (affected === 'many') return many
  return affected === 'other' ? other : Math.max(0, 1 - other - many)
}

/** How probable each judgement is by the model's own calibrated reckoning. */
export function confidenceOf(decided: Decided, abusive: boolean, p: Probabilities, language: number): Confidence {
  return {
    language: rounded(language),
    type: rounded(p.type[messageTypes.indexOf(decided.type)] ?? 0),
    severity: rounded(ofSeverity(decided.severity, p.severity)),
    needsReply: rounded(ofAnswer(decided.needsReply, p.needsReply)),
    affected: rounded(ofAffected(decided, p.affected)),
    complaint: rounded(Math.max(p.complaint, 1 - p.complaint)),
    deadline: rounded(Math.max(p.deadline, 1 - p.deadline)),
    tone: rounded(p.tone[tones.indexOf(decided.tone)] ?? 0),
    abusive: rounded(ofAnswer(abusive, p.abusive)),
  }
}
