import type { CaseStatus, Clock } from '../facts/relationship.ts'
import type { Obligation } from '../promise/obligation.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'

/**
 * The status that holds at `now`: a snooze that is over is over, whether or not somebody has written that down yet.
 * @example statusAt({ …, status: 'snoozed', snoozedUntil: 5 }, 5) // 'open'
 */
export function statusAt(clock: Clock, now: Instant): CaseStatus {
  return clock.status === 'snoozed' && clock.snoozedUntil !== null && clock.snoozedUntil <= now ? 'open' : clock.status
}

/**
 * True when an obligation keeps its case in the queue. Waiting for the customer takes out what it pauses. A snooze takes out all
 * but what nobody may put aside: critical matters, a first response, and a date that falls before the snooze ends.
 */
export function keepsInQueue(obligation: Obligation, status: CaseStatus, clock: Clock, severity: Severity): boolean {
  if (obligation.state !== 'running' || status === 'resolved') return false
  if (status !== 'snoozed' || severity === 'critical' || obligation.kind === 'first-response') return true
  const isDate = obligation.kind === 'commitment' || obligation.kind === 'statutory'
  return isDate && (clock.snoozedUntil === null || obligation.due <= clock.snoozedUntil)
}
