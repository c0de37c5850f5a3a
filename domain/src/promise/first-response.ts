import { fire, type Trace } from '../decision/trace.ts'
import type { Instant } from '../time/instant.ts'
import { pulledByDeadline } from './deadline.ts'
import { pulledByNewFacts } from './new-fact.ts'
import { oneClassAtMost } from './one-class.ts'
import { promisedMinutes } from './promised-minutes.ts'
import { lastSeverity, type Terms } from './terms.ts'

/**
 * By when the first answer is owed (decision model, "Promise"):
 * `max(waitingSince + promise(severity, level), joined + promise(next more severe class, 1.0))`, then no later than a new fact or a
 * deadline asks for, and never earlier than `joined + promise(critical)`. It never pauses.
 * @example
 * // Medium, a mail unanswered since Monday 09:00, a post on Wednesday 10:00: the promise to high matters, Wednesday 11:00.
 * firstResponseDue(terms, null)
 */
export function firstResponseDue(terms: Terms, trace: Trace | null): Instant {
  const { joinedAt } = terms.clock
  const joinedWith = terms.history[0]?.severity ?? 'low'
  const severity = lastSeverity(terms)
  fire(trace, 'promise-first-response', {
    severity,
    minutes: promisedMinutes(terms.policy, 'firstResponse', severity, terms.level),
  })
  const promised = oneClassAtMost(terms, 'first-response', joinedWith, staysPut, trace)
  const raised = pulledByNewFacts(terms, 'firstResponse', joinedAt, promised, staysPut, trace)
  return pulledByDeadline(terms, 'first-response', joinedAt, raised, trace)
}

const staysPut = (_terms: unknown, _severity: unknown, _start: Instant, due: Instant): Instant => due
