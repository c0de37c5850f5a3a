import { fire, note, type Trace } from '../decision/trace.ts'
import type { Instant } from '../time/instant.ts'
import type { Move } from './one-class.ts'
import type { ObligationKind } from './obligation.ts'
import { promisedMinutes, type PromiseKind } from './promised-minutes.ts'
import type { Terms } from './terms.ts'

const obligationOf = {
  firstResponse: 'first-response',
  nextResponse: 'next-response',
  resolution: 'resolution',
} as const satisfies Record<PromiseKind, ObligationKind>

/**
 * A new fact that raises the severity pulls the due time to `time of that fact + promise(new severity)`, and never pushes it.
 * Facts known by `start` are part of the class that the promise began with.
 */
export function pulledByNewFacts(
  terms: Terms,
  kind: PromiseKind,
  start: Instant,
  due: Instant,
  move: Move,
  trace: Trace | null,
): Instant {
  let pulled = due
  for (let i = 1; i < terms.history.length; i += 1) {
    const step = terms.history[i]
    if (step === undefined || step.at <= start) continue
    const minutes = promisedMinutes(terms.policy, kind, step.severity, terms.level)
    const end = terms.calendarOf(step.severity).add(step.at, minutes)
    const moved = move(terms, step.severity, step.at, end)
    if (moved >= pulled) continue
    pulled = moved
    note(trace, 'new-fact', obligationOf[kind], step.at, minutes, end)
    fire(trace, 'new-fact-raises', { obligation: obligationOf[kind], severity: step.severity, at: step.at })
  }
  return pulled
}
