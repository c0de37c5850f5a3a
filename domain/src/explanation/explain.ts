import type { ServiceFacts } from '../facts/tracks.ts'
import type { Decision } from '../decision/decision.ts'
import type { Policy } from '../policy/policy.ts'
import { agentSentence } from './agent-sentence.ts'
import { customerSentence } from './customer-sentence.ts'
import type { ArithmeticMessages, CustomerMessages, Message, ReasonMessages, SentenceMessages } from './message.ts'
import { reasonsOf } from './reasons.ts'

/** Why a case is due when it is: a sentence first, its reasons under it, the sums under those. Messages without words yet (render.ts). */
export type Explanation = {
  sentence: Message<keyof SentenceMessages>
  /** For the customer: plain and kind, nothing of classes, levels, value or anybody else. */
  sentenceForCustomer: Message<keyof CustomerMessages>
  reasons: readonly Message<keyof ReasonMessages>[]
  arithmetic: readonly Message<keyof ArithmeticMessages>[]
}

/**
 * Explains a decision from the facts and the policy that it was made from; it decides nothing anew, so a decision of long ago
 * is explained as it was.
 * @example render(explain(facts, decision, policy).sentence, { timeZone: 'Europe/Berlin', now })
 * // 'Answer by 11:00 today: there is a problem with a refund (medium), and the first mail about it has waited since Monday 09:00.'
 */
export function explain(facts: ServiceFacts, decision: Decision, policy: Policy): Explanation {
  return {
    sentence: agentSentence(facts, decision, policy),
    sentenceForCustomer: customerSentence(facts, decision),
    reasons: reasonsOf(facts, decision),
    arithmetic: arithmeticOf(decision),
  }
}

function arithmeticOf(decision: Decision): readonly Message<keyof ArithmeticMessages>[] {
  return decision.arithmetic
    .filter(line => line.obligation === decision.dueObligation)
    .map(({ term, obligation, from, minutes, at }) => ({
      id: `sum.${term}` as const,
      values: { obligation, from: { instant: from }, length: { minutes }, at: { instant: at } },
    }))
}
