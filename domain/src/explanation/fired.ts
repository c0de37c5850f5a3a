import type { Decision, FiredRule, RuleName } from '../decision/decision.ts'
import { deadlineKinds } from '../facts/need.ts'
import type { DeadlineKind } from '../facts/need.ts'
import type { EarlierContact, Level } from '../facts/relationship.ts'
import type { ServiceFacts } from '../facts/tracks.ts'
import { levelApplies } from '../promise/promised-minutes.ts'
import { hasFailed } from '../promise/wait-start.ts'
import { severityHistory } from '../severity/severity-history.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import type { At } from './message.ts'

/** A rule that fired for what is due next, or for the case as a whole. Of several the last one, which had the last word. */
export function firedForDue(decision: Decision, rule: RuleName): FiredRule | undefined {
  return decision.rules.findLast(fired => fired.rule === rule && concernsDue(decision, fired))
}

/** True when a rule speaks of what is due next, or of the case as a whole. */
export function concernsDue(decision: Decision, fired: FiredRule): boolean {
  const obligation = fired.values['obligation']
  return obligation === undefined || obligation === decision.dueObligation
}

export function numberIn(fired: FiredRule, name: string): number {
  return Number(fired.values[name])
}

export function instantIn(fired: FiredRule, name: string): At {
  return { instant: numberIn(fired, name) }
}

/** A value that a stored rule names, if it is still one of the words we use; decisions outlive vocabularies. */
export function memberIn<Member extends string>(fired: FiredRule, name: string, members: readonly Member[]): Member | null {
  return members.find(member => member === fired.values[name]) ?? null
}

/** The channel of the earlier contact at that moment; null when only the moment is on record. */
export function channelOfContact(facts: ServiceFacts, at: Instant): EarlierContact['channel'] | null {
  return facts.relationship.earlierContacts.find(contact => contact.at === at && hasFailed(contact.outcome))?.channel ?? null
}

/** The level, where it shortens the promise of this class. */
export function levelThatShortens(facts: ServiceFacts, severity: Severity): Level | null {
  const { level } = facts.relationship
  return levelApplies(severity) && level !== 'good' ? level : null
}

/**
 * When somebody judged a matter less severe again, if the class that counts from a raise is theirs and not the one of the raise.
 * @param from the moment from which the class counts
 */
export function loweringOf({ need, relationship }: ServiceFacts, severity: Severity, from: Instant): Instant | null {
  const history = severityHistory(need, relationship.clock.joinedAt)
  const step = history.find(found => found.at === from && found.severity === severity)
  return step?.source === 'person' && step.statedAt > from ? step.statedAt : null
}

/** The deadline that decides what is due next. */
export function deadlineThatPulls(decision: Decision): { kind: DeadlineKind; at: At } | null {
  const fired = firedForDue(decision, 'deadline-pulls')
  const kind = fired === undefined ? null : memberIn(fired, 'kind', deadlineKinds)
  return fired === undefined || kind === null ? null : { kind, at: instantIn(fired, 'at') }
}

/** By when the answer was owed that a starved case is still waiting for. */
export function brokenPromiseOf(decision: Decision): Instant | null {
  return decision.obligations.find(({ kind, state }) => kind === decision.dueObligation && state === 'running')?.due ?? null
}
