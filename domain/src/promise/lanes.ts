import type { Lane } from '../decision/decision.ts'
import type { Severity } from '../severity/severity.ts'

/**
 * The lane of a case: 1 critical and risk, 2 high and whoever has starved, 3 the rest. A lane is served before the next, because
 * in one queue ordered by due time a third of the critical cases would miss their promise on a busy day.
 * @example laneOf('medium', false) // 3
 */
export function laneOf(severity: Severity, hasStarved: boolean): Lane {
  if (severity === 'critical') return 1
  return severity === 'high' || hasStarved ? 2 : 3
}
