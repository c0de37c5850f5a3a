import type { Decision, FiredRule, RuleName } from '../decision/decision.ts'
import { deadlineKinds, riskKinds, type SeveritySource } from '../facts/need.ts'
import { levels } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { severities } from '../severity/severity.ts'
import {
  brokenPromiseOf,
  channelOfContact,
  concernsDue,
  instantIn,
  levelThatShortens,
  loweringOf,
  memberIn,
  numberIn,
} from './fired.ts'
import { levelReasons } from './level-reasons.ts'
import type { Message, PromisedObligation, ReasonMessages } from './message.ts'

type Reason = Message<keyof ReasonMessages>
type Teller = (fired: FiredRule, facts: ServiceFacts, decision: Decision) => Reason | null

/** The rules that fired for what is due next, in their order, as messages. */
export function reasonsOf(facts: ServiceFacts, decision: Decision): readonly Reason[] {
  const fired = decision.rules
    .filter(rule => concernsDue(decision, rule))
    .map(rule => tellers[rule.rule](rule, facts, decision))
    .filter(reason => reason !== null)
  return [...fired, ...levelReasons(facts, decision)]
}

const tellers: Readonly<Record<RuleName, Teller>> = {
  'severity-by-words': severityBy('message'),
  'severity-by-records': severityBy('records'),
  'severity-by-person': severityBy('person'),
  'risk-now': fired => {
    const risk = memberIn(fired, 'kind', riskKinds)
    return risk && { id: 'reason.risk-now', values: { risk } }
  },
  'may-be-graver': (fired, _facts, { severity: read }) => {
    const severity = memberIn(fired, 'severity', severities)
    const within = { minutes: numberIn(fired, 'minutes') }
    return severity && { id: 'reason.may-be-graver', values: { severity, at: instantIn(fired, 'at'), within, read } }
  },
  'promise-first-response': promiseTo('first-response'),
  'promise-next-response': promiseTo('next-response'),
  'promise-resolution': promiseTo('resolution'),
  'level-shortens': (fired, _facts, { dueObligation }) => {
    const level = memberIn(fired, 'level', levels)
    // A level shortens promises, not dates and not the look of a person.
    if (dueObligation === 'commitment' || dueObligation === 'statutory' || dueObligation === 'triage') return null
    return level && { id: 'reason.level-shortens', values: { level, percent: Math.round(numberIn(fired, 'multiplier') * 100) } }
  },
  'level-does-not-apply': fired => {
    const [level, severity] = [memberIn(fired, 'level', levels), memberIn(fired, 'severity', severities)]
    return level && severity && { id: 'reason.level-does-not-apply', values: { level, severity } }
  },
  'earlier-contact-counts': (fired, facts) => {
    const at = instantIn(fired, 'at')
    return { id: 'reason.earlier-contact-counts', values: { channel: channelOfContact(facts, at.instant), at } }
  },
  'earlier-contact-too-old': fired => ({
    id: 'reason.earlier-contact-too-old',
    values: { at: instantIn(fired, 'at'), days: numberIn(fired, 'days') },
  }),
  'one-class-at-most': fired => {
    const severity = memberIn(fired, 'severity', severities)
    return severity && { id: 'reason.one-class-at-most', values: { severity } }
  },
  'claim-without-record': () => ({ id: 'reason.claim-without-record', values: {} }),
  'deadline-pulls': fired => {
    const kind = memberIn(fired, 'kind', deadlineKinds)
    const lead = { minutes: numberIn(fired, 'leadMinutes') }
    return kind && { id: 'reason.deadline-pulls', values: { kind, at: instantIn(fired, 'at'), lead } }
  },
  'not-before-critical': fired => ({
    id: 'reason.not-before-critical',
    values: { promised: { minutes: numberIn(fired, 'minutes') } },
  }),
  'new-fact-raises': (fired, facts) => {
    const severity = memberIn(fired, 'severity', severities)
    if (severity === null) return null
    const at = instantIn(fired, 'at')
    const judged = loweringOf(facts, severity, at.instant)
    if (judged !== null) return { id: 'reason.lowered-by-person', values: { severity, from: at, at: { instant: judged } } }
    return { id: 'reason.new-fact-raises', values: { severity, at } }
  },
  'pause-moves': fired => ({ id: 'reason.pause-moves', values: { waited: { minutes: numberIn(fired, 'minutes') } } }),
  'starving-moves-lane': (fired, _facts, decision) => {
    const at = instantIn(fired, 'at')
    const broken = { instant: brokenPromiseOf(decision) ?? at.instant }
    return { id: 'reason.starving-moves-lane', values: { promises: numberIn(fired, 'promises'), at, broken } }
  },
  'fixed-date': fired => {
    const kind = memberIn(fired, 'kind', ['commitment', 'statutory'] as const)
    return kind && { id: 'reason.fixed-date', values: { kind, at: instantIn(fired, 'at') } }
  },
  'waits-for-customer': () => ({ id: 'reason.waits-for-customer', values: {} }),
  snoozed: fired => ({
    id: 'reason.snoozed',
    values: { until: fired.values['until'] === undefined ? null : instantIn(fired, 'until') },
  }),
  resolved: () => ({ id: 'reason.resolved', values: {} }),
  'nothing-owed': () => ({ id: 'reason.nothing-owed', values: {} }),
}

function severityBy(source: SeveritySource): Teller {
  return fired => {
    const severity = memberIn(fired, 'severity', severities)
    return severity && { id: 'reason.severity', values: { severity, source, at: instantIn(fired, 'at') } }
  }
}

/** Only the promise that is due next is a reason; the others stand among the obligations. */
function promiseTo(obligation: PromisedObligation): Teller {
  return (fired, facts, decision) => {
    const severity = memberIn(fired, 'severity', severities)
    if (severity === null || decision.dueObligation !== obligation) return null
    const level = levelThatShortens(facts, severity)
    return { id: 'reason.promise', values: { obligation, severity, level, promised: { minutes: numberIn(fired, 'minutes') } } }
  }
}
