import { fire, note, type Trace } from '../decision/trace.ts'
import { nextMoreSevere, type Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import { promisedMinutes } from './promised-minutes.ts'
import type { Terms } from './terms.ts'

const promiseOf = { 'first-response': 'firstResponse', resolution: 'resolution' } as const

/** How a due time moves while we wait for the customer; the first response never does. */
export type Move = (terms: Terms, severity: Severity, start: Instant, due: Instant) => Instant

/**
 * The due time of a matter that may have waited before it joined the queue:
 * `max(wait + promise(severity, level), joined + promise(next more severe class, 1.0))`.
 * An earlier attempt that failed gains one class and no more; critical has no class above it and counts from joining.
 * @param severity the class that the matter joined with
 */
export function oneClassAtMost(
  terms: Terms,
  obligation: 'first-response' | 'resolution',
  severity: Severity,
  move: Move,
  trace: Trace | null,
): Instant {
  const { clock, wait, policy, calendarOf } = terms
  const kind = promiseOf[obligation]
  const above = nextMoreSevere(severity)
  const start = above === null ? clock.joinedAt : wait.from
  const minutes = promisedMinutes(policy, kind, severity, terms.level)
  const fromWait = calendarOf(severity).add(start, minutes)
  note(trace, 'wait', obligation, start, minutes, fromWait)
  const due = move(terms, severity, start, fromWait)
  if (above === null || start >= clock.joinedAt) return due

  // The class above is lent as everybody has it, without a level.
  const lent = policy.promises[above][kind]
  const floor = calendarOf(above).add(clock.joinedAt, lent)
  note(trace, 'one-class', obligation, clock.joinedAt, lent, floor)
  const movedFloor = move(terms, above, clock.joinedAt, floor)
  if (movedFloor <= due) return due
  fire(trace, 'one-class-at-most', { obligation, severity: above })
  return movedFloor
}
