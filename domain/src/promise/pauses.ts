import type { Pause } from '../facts/relationship.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import type { Terms } from './terms.ts'

/**
 * A due time moved by the working time for which we have waited for the customer since `start`.
 *
 * One fact pauses once: asking for it again moves nothing. Pauses that overlap count once. What was already broken when a pause
 * began keeps its instant. A pause that still runs counts up to now.
 * @param start from here the promise runs; pauses before it are not its own
 * @example movedByPauses(terms, 'medium', nine, thirteen) // 14:00 after one hour of waiting for an order number
 */
export function movedByPauses(terms: Terms, severity: Severity, start: Instant, due: Instant): Instant {
  const { pauses } = terms.clock
  if (pauses.length === 0) return due
  const calendar = terms.calendarOf(severity)
  let moved = due
  let counted = start
  for (const pause of oncePerFact(pauses)) {
    const from = Math.max(pause.from, counted)
    const to = Math.min(pause.to ?? terms.now, terms.now)
    if (to <= from || moved < from) continue
    moved = calendar.add(moved, calendar.between(from, to))
    counted = to
  }
  return moved
}

function oncePerFact(pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length === 1) return pauses
  const seen = new Set<string>()
  return pauses
    .toSorted((a, b) => a.from - b.from)
    .filter(pause => {
      if (seen.has(pause.fact)) return false
      seen.add(pause.fact)
      return true
    })
}
