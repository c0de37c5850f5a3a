import type { Doubt, Need } from '../facts/need.ts'
import { isMoreSevere, type Severity } from './severity.ts'

/**
 * The doubts of a matter that no person has judged since. A doubt whether something is low or medium is none: both stand in the same
 * lane, so nobody would look any sooner.
 * @example openDoubts({ severity: [{ at: 0, severity: 'medium', source: 'message' }], doubts: [{ at: 0, severity: 'critical' }] }).length // 1
 */
export function openDoubts(need: Pick<Need, 'severity' | 'doubts'>): readonly Doubt[] {
  const { doubts = none } = need
  return doubts.length === 0 ? none : doubts.filter(doubt => isGrave(doubt) && !isJudged(need, doubt))
}

/** True for a doubt that would stand in a lane before that of ordinary matters. */
export function isGrave({ severity }: Pick<Doubt, 'severity'>): boolean {
  return isMoreSevere(severity, 'medium')
}

/**
 * True when a person has said how severe the matter is, knowing the words that left it open.
 * @example isJudged({ severity: [{ at: 5, severity: 'medium', source: 'person' }] }, { at: 3, severity: 'critical' }) // true
 */
export function isJudged({ severity }: Pick<Need, 'severity'>, { at }: Pick<Doubt, 'at'>): boolean {
  return severity.some(fact => fact.source === 'person' && fact.at >= at)
}

/**
 * The least that somebody who looks at an open doubt may say. A matter may stand higher than it was told while it may be a danger, so
 * whoever looks may say that it is less; what a person has said before is a lead's to lower.
 * @example leastToSay({ severity: [{ at: 0, severity: 'high', source: 'message' }] }) // 'low'
 */
export function leastToSay({ severity }: Pick<Need, 'severity'>): Severity {
  return severity.findLast(({ source }) => source === 'person')?.severity ?? 'low'
}

const none: readonly Doubt[] = []
