import type { Risk } from '../facts/need.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { levelApplies } from '../promise/promised-minutes.ts'
import { lastSeverity, type Terms } from '../promise/terms.ts'
import { isHappening, type SeverityStep } from '../severity/severity-history.ts'
import { isUnprovenClaim } from './steps.ts'
import { fire, type Trace } from './trace.ts'

/** Notes what the facts say before any promise is computed: severity, risk, level, earlier contacts. */
export function fireFactRules(facts: ServiceFacts, terms: Terms, trace: Trace): void {
  fireSeverity(terms.history[terms.history.length - 1], facts.need.risks, trace)
  fireLevel(facts, terms, trace)
  fireEarlierContact(facts, terms, trace)
}

const ruleOfSource = {
  message: 'severity-by-words',
  records: 'severity-by-records',
  person: 'severity-by-person',
} as const

function fireSeverity(step: SeverityStep | undefined, risks: readonly Risk[], trace: Trace): void {
  if (step !== undefined && step.source !== null && step.source !== 'risk') {
    fire(trace, ruleOfSource[step.source], { severity: step.severity, at: step.statedAt })
  }
  for (const risk of risks) if (isHappening(risk) || isThreatNow(risk)) fire(trace, 'risk-now', { kind: risk.kind })
}

/** Named as well, because it brings in security; it moves nothing. */
function isThreatNow({ kind, now }: Risk): boolean {
  return now && kind === 'threat-to-others'
}

function fireLevel(facts: ServiceFacts, terms: Terms, trace: Trace): void {
  const { level } = facts.relationship
  if (level === 'good') return
  const multiplier = terms.policy.levelMultipliers[level]
  if (levelApplies(lastSeverity(terms))) fire(trace, 'level-shortens', { level, multiplier })
  else fire(trace, 'level-does-not-apply', { level, severity: lastSeverity(terms) })
}

function fireEarlierContact(facts: ServiceFacts, terms: Terms, trace: Trace): void {
  const { wait, clock, policy } = terms
  // Critical counts from joining, whatever went before.
  if (wait.from < clock.joinedAt && terms.history[0]?.severity !== 'critical')
    fire(trace, 'earlier-contact-counts', { at: wait.from })
  if (wait.since < wait.from) fire(trace, 'earlier-contact-too-old', { at: wait.since, days: policy.earlierContactDays })
  if (isUnprovenClaim(facts.need.claimsEarlierContact, facts.relationship)) fire(trace, 'claim-without-record', {})
}
