import { fire, note, type Trace } from '../decision/trace.ts'
import { msPerMinute, type Instant } from '../time/instant.ts'
import type { ObligationKind } from './obligation.ts'
import { promiseEnd, type Terms } from './terms.ts'

/**
 * A deadline pulls a due time to `lead` before it, never earlier than what is promised to a critical matter that starts at the
 * same moment. A deadline that had passed when the promise began pulls nothing, for the late delivery is the complaint itself, and
 * hides no later one.
 * @param start from here the promise runs
 */
export function pulledByDeadline(
  terms: Terms,
  obligation: ObligationKind,
  start: Instant,
  due: Instant,
  trace: Trace | null,
): Instant {
  const { policy } = terms
  const deadline = terms.deadlines.find(({ at }) => at > start)
  if (deadline === undefined) return due
  const before = deadline.at - policy.deadlineLeadMinutes * msPerMinute
  if (before >= due) return due

  note(trace, 'deadline', obligation, deadline.at, -policy.deadlineLeadMinutes, before)
  fire(trace, 'deadline-pulls', { obligation, kind: deadline.kind, at: deadline.at, leadMinutes: policy.deadlineLeadMinutes })
  const kind = obligation === 'next-response' ? 'nextResponse' : 'firstResponse'
  const earliest = promiseEnd(terms, kind, 'critical', start)
  if (earliest <= before) return before

  const minutes = policy.promises.critical[kind]
  note(trace, 'not-before', obligation, start, minutes, earliest)
  fire(trace, 'not-before-critical', { obligation, minutes })
  return Math.min(due, earliest)
}
