import type { ServiceFacts } from '../facts/tracks.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import type { Obligation, ObligationKind } from '../promise/obligation.ts'
import { severityRank } from '../severity/severity.ts'
import { aroundTheClock, type Calendar, type Instant } from '../time/instant.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { QueueKey } from './queue-order.ts'

/** For tests: the default policy, one calendar for every severity. */
export function decideBy(facts: ServiceFacts, now: Instant, calendar: Calendar = aroundTheClock): Decision {
  return decide(facts, defaultPolicy, () => calendar, now)
}

/** What a decision changes for the customer: all of it but the record of how it came about. */
export function outcomeOf(decision: Decision): Omit<Decision, 'rules' | 'arithmetic' | 'steps'> {
  const { rules: _rules, arithmetic: _arithmetic, steps: _steps, ...outcome } = decision
  return outcome
}

export function dueOf(decision: Decision, kind: ObligationKind): Instant | null {
  return obligationOf(decision, kind)?.due ?? null
}

export function obligationOf(decision: Decision, kind: ObligationKind): Obligation | undefined {
  return decision.obligations.find(obligation => obligation.kind === kind)
}

export function queueKeyOf(decision: Decision, openedAt: Instant, id: string): QueueKey {
  return { lane: decision.lane, due: decision.due, severityRank: severityRank(decision.severity), openedAt, id }
}

/** The facts with some of them changed. */
export function differing(
  facts: ServiceFacts,
  changed: {
    need?: Partial<ServiceFacts['need']>
    relationship?: Partial<ServiceFacts['relationship']>
    clock?: Partial<ServiceFacts['relationship']['clock']>
    conduct?: Partial<ServiceFacts['conduct']>
  },
): ServiceFacts {
  const clock = { ...facts.relationship.clock, ...changed.clock }
  return {
    need: { ...facts.need, ...changed.need },
    relationship: { ...facts.relationship, ...changed.relationship, clock },
    conduct: { ...facts.conduct, ...changed.conduct },
  }
}
