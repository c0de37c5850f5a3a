import { fire, type Trace } from '../decision/trace.ts'
import type { Instant } from '../time/instant.ts'
import { pulledByDeadline } from './deadline.ts'
import { pulledByNewFacts } from './new-fact.ts'
import { notePause } from './note-pause.ts'
import { oneClassAtMost } from './one-class.ts'
import { movedByPauses } from './pauses.ts'
import { promisedMinutes } from './promised-minutes.ts'
import { lastSeverity, type Terms } from './terms.ts'

/**
 * By when the matter is to be resolved: counted from the first contact like the first response, with the same one class at
 * most (an old mail would otherwise make it due before it was opened), moved by the working time we waited for the customer, and
 * never earlier than the first response. A deadline pulls it too: help that comes after it comes too late.
 */
export function resolutionDue(terms: Terms, firstResponse: Instant, trace: Trace | null): Instant {
  const { joinedAt } = terms.clock
  const joinedWith = terms.history[0]?.severity ?? 'low'
  const severity = lastSeverity(terms)
  fire(trace, 'promise-resolution', { severity, minutes: promisedMinutes(terms.policy, 'resolution', severity, terms.level) })
  const promised = oneClassAtMost(terms, 'resolution', joinedWith, movedByPauses, trace)
  if (terms.clock.pauses.length > 0) {
    const unmoved = oneClassAtMost(terms, 'resolution', joinedWith, (_terms, _severity, _start, due) => due, null)
    notePause(terms, 'resolution', joinedWith, unmoved, promised, trace)
  }
  const raised = pulledByNewFacts(terms, 'resolution', joinedAt, promised, movedByPauses, trace)
  return Math.max(pulledByDeadline(terms, 'resolution', joinedAt, raised, trace), firstResponse)
}
