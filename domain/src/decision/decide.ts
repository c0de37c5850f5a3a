import type { CaseStatus } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { Policy } from '../policy/policy.ts'
import { laneOf } from '../promise/lanes.ts'
import type { Obligation } from '../promise/obligation.ts'
import { obligationsOf } from '../promise/obligations.ts'
import { promotionOf, type Promotion } from '../promise/starvation.ts'
import { lastSeverity, termsOf, type Terms } from '../promise/terms.ts'
import { nextTriage, noteTriage, triagesOf, type Triage } from '../promise/triage.ts'
import type { CalendarOf, Instant } from '../time/instant.ts'
import { fireFactRules } from './fact-rules.ts'
import type { Decision, Lane } from './decision.ts'
import { deskOf } from './desk.ts'
import { keepsInQueue, statusAt } from './status.ts'
import { stepsOf } from './steps.ts'
import { fire, note, type Trace } from './trace.ts'
import { tracksOf } from './tracks.ts'

/**
 * Decides one service case: how severe it is, which lane it stands in, what it owes and by when, who is competent and what has
 * to be done beside the answer. The same facts, policy, calendars and moment give the same decision for ever.
 *
 * There is no way in for followers, reach, spread or publicity threats: `ServiceFacts` does not hold them. `tracks` are those that
 * the need alone opens; whether public words also open a reputation item is `tracksOf(need, 'public')`, and moves nothing here.
 *
 * @param facts what is known, in its closets; instants in milliseconds
 * @param calendarOf the calendar of each severity, fixed when the case opens
 * @param now the moment of deciding; decides only whether a snooze is over and a case has starved
 * @example decide(facts, defaultPolicy, alwaysAroundTheClock, now).due
 */
export function decide(facts: ServiceFacts, policy: Policy, calendarOf: CalendarOf, now: Instant): Decision {
  const { need, relationship } = facts
  const trace: Trace = { rules: [], arithmetic: [] }
  const terms = termsOf(facts, policy, calendarOf, now)
  const severity = lastSeverity(terms)
  const status = statusAt(terms.clock, now)
  const tracks = tracksOf(need, 'private')

  fireFactRules(facts, terms, trace)
  const promises = obligationsOf(terms, status, tracks.includes('service'), trace)
  const triages = triagesOf(need, terms, status)
  const obligations = triages.length === 0 ? promises : [...promises, ...triages.map(({ obligation }) => obligation)]
  const next = nextOwed(promises, terms, status)
  const promotion = next.response === null ? null : promotionOf(terms, next.response)
  const hasStarved = promotion !== null && promotion.at <= now
  const promised = hasStarved ? owedAfterPromotion(next, promotion, trace, policy) : next.earliest
  const ownLane = laneOf(severity, hasStarved)
  const look = nextTriage(triages)
  if (look !== null) noteTriage(look, terms, trace)
  const owed = look === null ? promised : owedWithLook(look, promised, ownLane)
  fireStatusRule(status, owed, relationship.clock.snoozedUntil, trace)
  if (owed !== null) note(trace, 'due', owed.kind, owed.due, 0, owed.due)

  return {
    policyVersion: policy.version,
    tracks,
    desk: deskOf(need),
    severity,
    lane: look === null ? ownLane : look.lane,
    due: owed?.due ?? null,
    dueObligation: owed?.kind ?? null,
    waitingSince: terms.wait.since,
    obligations,
    promoteAt: promotion !== null && !hasStarved ? promotion.at : null,
    steps: stepsOf(facts, severity),
    rules: trace.rules,
    arithmetic: trace.arithmetic,
  }
}

/**
 * In a lane that is not its own a matter stands by the look it is owed there and by nothing older, or a doubt would carry a long wait
 * past those who are truly in danger.
 */
function owedWithLook({ lane, obligation }: Triage, promised: Obligation | null, ownLane: Lane): Obligation | null {
  return lane < ownLane ? obligation : earlierOf(promised, obligation)
}

/** The earliest that is owed, the answer among it, and the earliest of the others. */
type NextOwed = { earliest: Obligation | null; response: Obligation | null; other: Obligation | null }

function nextOwed(obligations: readonly Obligation[], terms: Terms, status: CaseStatus): NextOwed {
  let response: Obligation | null = null
  let other: Obligation | null = null
  const severity = lastSeverity(terms)
  for (const obligation of obligations) {
    if (!keepsInQueue(obligation, status, terms.clock, severity)) continue
    if (obligation.kind === 'first-response' || obligation.kind === 'next-response') response = obligation
    else if (other === null || obligation.due < other.due) other = obligation
  }
  return { earliest: earlierOf(response, other), response, other }
}

function earlierOf(a: Obligation | null, b: Obligation | null): Obligation | null {
  if (a === null || b === null) return a ?? b
  return b.due < a.due ? b : a
}

/** The answer's own instant stays on record as broken; in lane 2 the case stands by the promise it gets there. */
function owedAfterPromotion(next: NextOwed, promotion: Promotion, trace: Trace, policy: Policy): Obligation | null {
  if (next.response === null) return next.earliest
  fire(trace, 'starving-moves-lane', { at: promotion.at, promises: policy.starvationPromises })
  note(trace, 'starving', next.response.kind, promotion.at, policy.promises.high.firstResponse, promotion.due)
  return earlierOf({ ...next.response, due: promotion.due }, next.other)
}

function fireStatusRule(status: CaseStatus, owed: Obligation | null, snoozedUntil: Instant | null, trace: Trace): void {
  if (status === 'pending') fire(trace, 'waits-for-customer', {})
  else if (status === 'snoozed') fire(trace, 'snoozed', snoozedUntil === null ? {} : { until: snoozedUntil })
  else if (status === 'resolved') fire(trace, 'resolved', {})
  else if (owed === null) fire(trace, 'nothing-owed', {})
}
