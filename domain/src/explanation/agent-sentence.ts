import type { Decision } from '../decision/decision.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { Policy } from '../policy/policy.ts'
import { promisedMinutes, type PromiseKind } from '../promise/promised-minutes.ts'
import { isHappening } from '../severity/severity-history.ts'
import { severities } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import {
  brokenPromiseOf,
  channelOfContact,
  deadlineThatPulls,
  firedForDue,
  instantIn,
  levelThatShortens,
  loweringOf,
  memberIn,
  numberIn,
} from './fired.ts'
import type { BecauseId, Message, PromisedObligation, SentenceMessages, WhatId } from './message.ts'

/** The sentence an agent reads: by when, what the matter is, and the one thing that decides the time. */
export function agentSentence(facts: ServiceFacts, decision: Decision, policy: Policy): Message<keyof SentenceMessages> {
  const { due, dueObligation } = decision
  if (due === null || dueObligation === null) return outOfQueue(facts, decision)
  if (dueObligation === 'triage') return triage(facts, decision, due)
  const because =
    dueObligation === 'commitment' || dueObligation === 'statutory' ? null : becauseOf(facts, decision, policy, dueObligation)
  return {
    id: 'sentence.due',
    values: { obligation: dueObligation, due: { instant: due }, what: whatOf(facts, decision), because },
  }
}

function triage(facts: ServiceFacts, decision: Decision, due: Instant): Message<keyof SentenceMessages> {
  const fired = firedForDue(decision, 'may-be-graver')
  const severity = (fired && memberIn(fired, 'severity', severities)) ?? decision.severity
  const within = { minutes: fired === undefined ? 0 : numberIn(fired, 'minutes') }
  return { id: 'sentence.triage', values: { severity, within, due: { instant: due }, what: whatOf(facts, decision) } }
}

function outOfQueue(facts: ServiceFacts, decision: Decision): Message<keyof SentenceMessages> {
  if (firedForDue(decision, 'resolved')) return { id: 'sentence.resolved', values: {} }
  if (firedForDue(decision, 'waits-for-customer'))
    return { id: 'sentence.waits-for-customer', values: { fact: missingFact(facts) } }
  const snoozed = firedForDue(decision, 'snoozed')
  if (snoozed === undefined) return { id: 'sentence.nothing-owed', values: {} }
  const until = snoozed.values['until'] === undefined ? null : instantIn(snoozed, 'until')
  return { id: 'sentence.snoozed', values: { until } }
}

/** What we are waiting to be told, while the wait runs. */
export function missingFact(facts: ServiceFacts): string | null {
  return facts.relationship.clock.pauses.findLast(pause => pause.to === null)?.fact ?? null
}

function whatOf({ need }: ServiceFacts, { severity }: Decision): Message<WhatId> {
  const named = need.risks.filter(({ kind, now }) => now && kind !== 'threat-to-others')
  const risk = named.find(isHappening) ?? named[0]
  if (risk !== undefined) return { id: 'what.risk', values: { risk: risk.kind, severity } }
  return { id: 'what.matter', values: { type: need.type, topic: need.topic, severity } }
}

/** The strongest of the reasons: whatever had the last word on the due time. */
function becauseOf(facts: ServiceFacts, decision: Decision, policy: Policy, obligation: PromisedObligation): Message<BecauseId> {
  const broken = brokenPromiseOf(decision)
  if (firedForDue(decision, 'starving-moves-lane') && obligation !== 'resolution' && broken !== null) {
    return { id: 'because.starved', values: { broken: { instant: broken } } }
  }
  const deadline = deadlineThatPulls(decision)
  if (deadline !== null) {
    return { id: 'because.deadline', values: { ...deadline, due: { instant: decision.due ?? deadline.at.instant } } }
  }
  const raised = firedForDue(decision, 'new-fact-raises')
  if (raised !== undefined) {
    const at = instantIn(raised, 'at')
    const severity = memberIn(raised, 'severity', severities)
    const judged = severity && loweringOf(facts, severity, at.instant)
    if (severity === null || judged === null) return { id: 'because.new-fact', values: { at } }
    return { id: 'because.judged', values: { severity, at: { instant: judged } } }
  }
  const contact = firedForDue(decision, 'earlier-contact-counts')
  if (contact !== undefined && obligation !== 'next-response') {
    const at = instantIn(contact, 'at')
    return { id: 'because.earlier-contact', values: { channel: channelOfContact(facts, at.instant), at } }
  }
  return promised(facts, decision, policy, obligation)
}

const promiseOf = {
  'first-response': 'firstResponse',
  'next-response': 'nextResponse',
  resolution: 'resolution',
} as const satisfies Record<PromisedObligation, PromiseKind>

function promised(
  facts: ServiceFacts,
  { severity }: Decision,
  policy: Policy,
  obligation: PromisedObligation,
): Message<BecauseId> {
  const minutes = promisedMinutes(policy, promiseOf[obligation], severity, facts.relationship.level)
  const level = levelThatShortens(facts, severity)
  return { id: 'because.promise', values: { obligation, severity, promised: { minutes }, level } }
}
