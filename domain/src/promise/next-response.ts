import { fire, note, type Trace } from '../decision/trace.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import { pulledByDeadline } from './deadline.ts'
import { pulledByNewFacts } from './new-fact.ts'
import { notePause } from './note-pause.ts'
import { movedByPauses } from './pauses.ts'
import { promisedMinutes } from './promised-minutes.ts'
import { lastSeverity, type Terms } from './terms.ts'

/**
 * By when the next answer is owed: the promise of the class that the matter had when the customer wrote, counted from that
 * message, no later than a new fact or a deadline asks for, moved by the working time we waited for the customer.
 * @param since the customer's earliest message after our last reply
 * @example nextResponseDue(terms, nine, null) // medium: 11:00
 */
export function nextResponseDue(terms: Terms, since: Instant, trace: Trace | null): Instant {
  const { policy, level } = terms
  const wroteWith = severityAt(terms, since)
  const severity = lastSeverity(terms)
  fire(trace, 'promise-next-response', { severity, minutes: promisedMinutes(policy, 'nextResponse', severity, level) })
  const minutes = promisedMinutes(policy, 'nextResponse', wroteWith, level)
  const promised = terms.calendarOf(wroteWith).add(since, minutes)
  note(trace, 'wait', 'next-response', since, minutes, promised)
  const moved = movedByPauses(terms, wroteWith, since, promised)
  notePause(terms, 'next-response', wroteWith, promised, moved, trace)
  const raised = pulledByNewFacts(terms, 'nextResponse', since, moved, movedByPauses, trace)
  return pulledByDeadline(terms, 'next-response', since, raised, trace)
}

function severityAt(terms: Terms, at: Instant): Severity {
  let severity = terms.history[0]?.severity ?? 'low'
  for (const step of terms.history) if (step.at <= at) severity = step.severity
  return severity
}
