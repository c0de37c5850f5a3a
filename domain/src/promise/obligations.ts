import { fire, note, type Trace } from '../decision/trace.ts'
import type { CaseStatus, FixedDate } from '../facts/relationship.ts'
import { firstResponseDue } from './first-response.ts'
import { nextResponseDue } from './next-response.ts'
import type { Obligation, ObligationState } from './obligation.ts'
import { resolutionDue } from './resolution.ts'
import { hasFirstResponse, type Terms } from './terms.ts'

/**
 * All that a case owes, with the instant of each.
 *
 * While we wait for the customer the next response and the resolution are paused; the first response, what an agent promised
 * and what law sets run on. A snooze is our own wish and pauses nothing. Resolving ends everything. What was kept as history has
 * broken no promise and kept none: all of it is void.
 * @param status the status as it holds now: a snooze that is over counts as open
 * @param owesService false when the matter needs no answer; then only fixed dates are owed
 */
export function obligationsOf(
  terms: Terms,
  status: CaseStatus,
  owesService: boolean,
  trace: Trace | null,
): readonly Obligation[] {
  const obligations: Obligation[] = []
  if (owesService) addResponses(obligations, terms, status, trace)
  for (const date of terms.clock.fixedDates) obligations.push(fixedDate(terms, date, status, trace))
  return obligations
}

function addResponses(obligations: Obligation[], terms: Terms, status: CaseStatus, trace: Trace | null): void {
  const { clock, wait } = terms
  const isResolved = status === 'resolved'
  const isAnswered = hasFirstResponse(clock)
  const isHistory = isResolved && clock.keptAsHistory === true
  const whilePaused: ObligationState = status === 'pending' ? 'paused' : 'running'

  const first = firstResponseDue(terms, isAnswered || isResolved ? null : trace)
  const firstState = isHistory ? 'void' : isAnswered ? 'met' : isResolved ? 'void' : 'running'
  obligations.push({ kind: 'first-response', since: wait.from, due: first, state: firstState })

  const since = clock.customerWaitingSince
  if (isAnswered && since !== null && !isResolved) {
    obligations.push({ kind: 'next-response', since, due: nextResponseDue(terms, since, trace), state: whilePaused })
  }

  const resolution = resolutionDue(terms, first, isResolved ? null : trace)
  const resolutionState = isHistory ? 'void' : isResolved ? 'met' : whilePaused
  obligations.push({ kind: 'resolution', since: wait.from, due: resolution, state: resolutionState })
}

function fixedDate(terms: Terms, date: FixedDate, status: CaseStatus, trace: Trace | null): Obligation {
  const state = date.met ? 'met' : status === 'resolved' ? 'void' : 'running'
  if (state === 'running') {
    note(trace, 'fixed-date', date.kind, date.at, 0, date.at)
    fire(trace, 'fixed-date', { kind: date.kind, at: date.at })
  }
  return { kind: date.kind, since: date.since ?? terms.clock.joinedAt, due: date.at, state }
}
