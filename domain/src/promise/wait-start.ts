import type { ContactOutcome, Relationship } from '../facts/relationship.ts'
import type { Policy } from '../policy/policy.ts'
import { daysBefore, type Instant } from '../time/instant.ts'

/** Since when somebody has been waiting. */
export type WaitStart = {
  /** From here promises are counted. */
  from: Instant
  /** From here the wait is shown and reported; earlier than `from` when that first contact is too old to count. */
  since: Instant
}

/**
 * Since when a matter has been waiting: the earliest attempt on record that failed, on any channel, if it is not older than
 * the policy's limit; otherwise the moment it joined the queue. An attempt that was answered or resolved has ended its wait.
 * @example waitStart(relationship, defaultPolicy) // { from: monday9, since: monday9 }
 */
export function waitStart(relationship: Relationship, policy: Policy): WaitStart {
  const { joinedAt, waitingSince } = relationship.clock
  const oldest = daysBefore(joinedAt, policy.earlierContactDays)
  let since = Math.min(joinedAt, waitingSince)
  let from = since >= oldest ? since : joinedAt
  for (const contact of relationship.earlierContacts) {
    if (!hasFailed(contact.outcome)) continue
    since = Math.min(since, contact.at)
    if (contact.at >= oldest) from = Math.min(from, contact.at)
  }
  return { from, since }
}

/**
 * True when the customer tried and we did not help.
 * @example hasFailed('abandoned') // true
 */
export function hasFailed(outcome: ContactOutcome): boolean {
  return outcome === 'unanswered' || outcome === 'missed-call-back' || outcome === 'abandoned'
}
