import { fire, note, type Trace } from '../decision/trace.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import type { ObligationKind } from './obligation.ts'
import type { Terms } from './terms.ts'

/** Notes by how much working time the waits for the customer have moved a due time, if they have. */
export function notePause(
  terms: Terms,
  obligation: ObligationKind,
  severity: Severity,
  before: Instant,
  after: Instant,
  trace: Trace | null,
): void {
  if (trace === null || after === before) return
  const minutes = terms.calendarOf(severity).between(before, after)
  note(trace, 'pause', obligation, before, minutes, after)
  fire(trace, 'pause-moves', { obligation, minutes })
}
