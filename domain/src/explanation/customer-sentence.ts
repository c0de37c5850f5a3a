import type { Decision } from '../decision/decision.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { Instant } from '../time/instant.ts'
import { missingFact } from './agent-sentence.ts'
import { brokenPromiseOf, channelOfContact, deadlineThatPulls, firedForDue, numberIn } from './fired.ts'
import type { CustomerMessages, Message } from './message.ts'
import { promisedTo } from './promised.ts'

/**
 * The sentence the customer may read. It takes only their own times from the decision: neither class nor lane, level, value or
 * anybody else can be in it, because no value of its messages holds one.
 */
export function customerSentence(facts: ServiceFacts, decided: Decision): Message<keyof CustomerMessages> {
  const decision = promisedTo(decided)
  const { due, dueObligation } = decision
  if (due === null || dueObligation === null || dueObligation === 'triage') return outOfQueue(facts, decision)
  if (dueObligation === 'first-response' || dueObligation === 'next-response') return answer(facts, decision, due)
  return { id: dateIds[dueObligation], values: { due: { instant: due } } }
}

const dateIds = {
  resolution: 'customer.solution',
  commitment: 'customer.commitment',
  statutory: 'customer.statutory',
} as const

function answer(facts: ServiceFacts, decision: Decision, due: Instant): Message<keyof CustomerMessages> {
  const broken = brokenPromiseOf(decision)
  if (firedForDue(decision, 'starving-moves-lane') && broken !== null) {
    return { id: 'customer.starved', values: { broken: { instant: broken }, due: { instant: due } } }
  }
  const contact = decision.dueObligation === 'first-response' ? firedForDue(decision, 'earlier-contact-counts') : undefined
  const at = contact === undefined ? null : numberIn(contact, 'at')
  return {
    id: 'customer.answer',
    values: {
      due: { instant: due },
      comesFirst: decision.severity === 'critical',
      deadline: deadlineThatPulls(decision),
      heldSince: at === null ? null : { channel: channelOfContact(facts, at), at: { instant: at } },
    },
  }
}

function outOfQueue(facts: ServiceFacts, decision: Decision): Message<keyof CustomerMessages> {
  if (firedForDue(decision, 'resolved')) return { id: 'customer.resolved', values: {} }
  if (firedForDue(decision, 'waits-for-customer')) return { id: 'customer.waits-for-you', values: { fact: missingFact(facts) } }
  if (firedForDue(decision, 'nothing-owed')) return { id: 'customer.nothing-owed', values: {} }
  const solution = decision.obligations.find(({ kind }) => kind === 'resolution')
  return { id: 'customer.working', values: { due: solution === undefined ? null : { instant: solution.due } } }
}
