import { deadlinesOf } from '../facts/deadlines.ts'
import type { Deadline } from '../facts/need.ts'
import type { Clock, Level } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import type { Policy } from '../policy/policy.ts'
import { severityHistory, type SeverityStep } from '../severity/severity-history.ts'
import type { Severity } from '../severity/severity.ts'
import type { CalendarOf, Instant } from '../time/instant.ts'
import { pausedClock } from './asked-strangers.ts'
import { promisedMinutes, type PromiseKind } from './promised-minutes.ts'
import { waitStart, type WaitStart } from './wait-start.ts'

/** All that the promises of one case are computed from. */
export type Terms = {
  clock: Clock
  level: Level
  /** Earliest first. */
  deadlines: readonly Deadline[]
  wait: WaitStart
  history: readonly SeverityStep[]
  policy: Policy
  calendarOf: CalendarOf
  now: Instant
}

/** Gathers the terms of a case from its facts. */
export function termsOf(facts: ServiceFacts, policy: Policy, calendarOf: CalendarOf, now: Instant): Terms {
  const { need, relationship } = facts
  return {
    clock: pausedClock(relationship),
    level: relationship.level,
    deadlines: deadlinesOf(need),
    wait: waitStart(relationship, policy),
    history: severityHistory(need, relationship.clock.joinedAt),
    policy,
    calendarOf,
    now,
  }
}

/** The moment at which a promise of this class ends that starts at `from`, on the calendar of the class. */
export function promiseEnd(terms: Terms, kind: PromiseKind, severity: Severity, from: Instant): Instant {
  return terms.calendarOf(severity).add(from, promisedMinutes(terms.policy, kind, severity, terms.level))
}

/** True when somebody of ours has answered since the matter joined the queue. An answer from before a reopening belongs to the earlier round. */
export function hasFirstResponse(clock: Clock): boolean {
  return clock.firstResponseAt !== null && clock.firstResponseAt >= clock.joinedAt
}

/** The class that holds now. */
export function lastSeverity(terms: Terms): Severity {
  return terms.history[terms.history.length - 1]?.severity ?? 'low'
}
