import type { ServiceFacts } from '../facts/tracks.ts'
import type { Severity } from '../severity/severity.ts'
import type { Step } from './decision.ts'

/**
 * What a person does before or beside the answer. None of it moves a due time: a claim without a record opens a search, and a
 * threat to others brings in security.
 * @param severity the class that was decided
 * @example stepsOf(bobsFacts, 'medium') // ['find-earlier-contact']
 */
export function stepsOf(facts: ServiceFacts, severity: Severity): readonly Step[] {
  const { need, relationship } = facts
  const found: Step[] = []
  if (severity === 'critical') found.push('page-rota')
  if (need.risks.some(risk => risk.kind === 'self-harm' && risk.now)) found.push('welfare')
  if (need.subject === 'threat' || need.risks.some(risk => risk.kind === 'threat-to-others' && risk.now)) found.push('security')
  if (isUnprovenClaim(need.claimsEarlierContact, relationship)) found.push('find-earlier-contact')
  return found.length === 0 ? nothingToDo : found
}

/** True when the author says they were in touch before and no record shows it. */
export function isUnprovenClaim(claims: boolean, relationship: ServiceFacts['relationship']): boolean {
  const { earlierContacts, clock } = relationship
  return claims && earlierContacts.length === 0 && clock.waitingSince >= clock.joinedAt
}

const nothingToDo: readonly Step[] = []
