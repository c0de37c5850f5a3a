import type { Instant } from '../time/instant.ts'
import type { Obligation } from './obligation.ts'
import { movedByPauses } from './pauses.ts'
import { levelApplies, promisedMinutes } from './promised-minutes.ts'
import { lastSeverity, promiseEnd, type Terms } from './terms.ts'

/** When a case has waited so long that it moves to lane 2, and by when it is then owed an answer. */
export type Promotion = { at: Instant; due: Instant }

/**
 * Nobody starves: a medium or low case whose answer is still owed after `starvationPromises` full promises moves to lane 2, and
 * stands there like a high matter that opens at that moment. It does not overtake the high matters that opened before.
 *
 * The wait is counted from joining (first response) or from the customer's message (next response); after a new fact raised the
 * class, also from that fact with the promises of its class, whichever ends earlier.
 * @param response the running first or next response
 * @returns null for critical and high, which have a lane of their own
 */
export function promotionOf(terms: Terms, response: Obligation): Promotion | null {
  if (!levelApplies(lastSeverity(terms))) return null
  const isNext = response.kind === 'next-response'
  const kind = isNext ? 'nextResponse' : 'firstResponse'
  const start = isNext ? response.since : terms.clock.joinedAt
  let at = Infinity
  for (let i = 0; i < terms.history.length; i += 1) {
    const step = terms.history[i]
    if (step === undefined) continue
    const from = Math.max(step.at, start)
    const minutes = promisedMinutes(terms.policy, kind, step.severity, terms.level) * terms.policy.starvationPromises
    const end = terms.calendarOf(step.severity).add(from, minutes)
    at = Math.min(at, isNext ? movedByPauses(terms, step.severity, from, end) : end)
  }
  return { at, due: promiseEnd(terms, 'firstResponse', 'high', at) }
}
