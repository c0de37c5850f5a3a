import type { ExplanationAnswer } from '@evenhand/contract/case.ts'
import type { Message } from '@evenhand/domain/explanation/message.ts'
import type { ExplainedCase } from '../../use-cases/cases/explain-case.ts'
import { iso } from './instant.ts'

/** Why now, as structured sentences: the reader's catalogue has the words. */
export function presentExplanation({ case: found, decision, explanation, counterfactuals }: ExplainedCase): ExplanationAnswer {
  return {
    caseId: found.id,
    number: found.number,
    decisionId: decision.id,
    decidedAt: iso(decision.decided_at),
    policyVersion: decision.policy_version,
    readBy: decision.read_by,
    sentence: presentMessage(explanation.sentence),
    sentenceForCustomer: presentMessage(explanation.sentenceForCustomer),
    reasons: explanation.reasons.map(presentMessage),
    arithmetic: explanation.arithmetic.map(presentMessage),
    ...(counterfactuals ? { counterfactuals: counterfactuals.map(({ message }) => presentMessage(message)) } : {}),
  }
}

function presentMessage({ id, values }: Message): { id: string; values: Record<string, unknown> } {
  return { id, values: { ...values } }
}
