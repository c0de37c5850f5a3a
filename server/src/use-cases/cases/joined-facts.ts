import { isDeepStrictEqual } from 'node:util'
import type { Clock, EarlierContact, Relationship } from '@evenhand/domain/facts/relationship.ts'
import { deadlinesOf, withDeadlines } from '@evenhand/domain/facts/deadlines.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { withDoubts } from '../intake/middle/doubts.ts'

/** What two cases know together, once a person has said that they are one matter. Pure. */

/**
 * The matter has waited since the first of the two and is as severe as both together say. Joining is posting again, found out
 * later: it never makes anything due later than it was in the case that stays.
 */
export function joinFacts(into: ServiceFacts, from: ServiceFacts): ServiceFacts {
  return {
    need: joinNeed(into.need, from.need),
    relationship: joinRelationship(into.relationship, from.relationship),
    conduct: { ...into.conduct, abusive: into.conduct.abusive || from.conduct.abusive },
  }
}

/**
 * Taken apart again: the case that stayed has its own need back, with what was said about it since. What happened to it meanwhile
 * (an answer, a pause, a status) stays happened.
 * @param before its facts when the other one came in
 * @param since when that was
 */
export function partFacts(now: ServiceFacts, before: ServiceFacts, from: ServiceFacts, since: number): ServiceFacts {
  const added = now.need.severity.filter(
    fact => fact.at >= since && !has(from.need.severity, fact) && !has(before.need.severity, fact),
  )
  const { clock } = now.relationship
  const own = before.relationship.clock
  const isOfOther = clock.customerWaitingSince === from.relationship.clock.customerWaitingSince
  const isAnsweredSince = clock.firstResponseAt !== null && clock.firstResponseAt >= since
  return {
    need: { ...before.need, severity: [...before.need.severity, ...added], ...doubtsSince(now, before, from, since) },
    relationship: {
      ...before.relationship,
      clock: {
        ...clock,
        joinedAt: clock.joinedAt > since ? clock.joinedAt : own.joinedAt,
        waitingSince: own.waitingSince,
        firstResponseAt: own.firstResponseAt ?? (isAnsweredSince ? clock.firstResponseAt : null),
        customerWaitingSince: isOfOther ? own.customerWaitingSince : clock.customerWaitingSince,
        fixedDates: clock.fixedDates.filter(date => !has(from.relationship.clock.fixedDates, date)),
      },
    },
    conduct: { ...before.conduct, warnings: Math.max(before.conduct.warnings, now.conduct.warnings) },
  }
}

/** What messages since have left open; what the other case brought goes with it. */
function doubtsSince(now: ServiceFacts, before: ServiceFacts, from: ServiceFacts, since: number): Pick<Need, 'doubts'> {
  const { doubts = [] } = now.need
  return withDoubts(
    before.need,
    doubts.filter(doubt => doubt.at >= since && !has(from.need.doubts ?? [], doubt)),
  )
}

function joinNeed(into: Need, from: Need): Need {
  return {
    ...withDeadlines(into, [...deadlinesOf(into), ...deadlinesOf(from)]),
    needsReply: into.needsReply || from.needsReply,
    severity: [...into.severity, ...from.severity].toSorted((a, b) => a.at - b.at),
    risks: [...into.risks, ...from.risks.filter(risk => !has(into.risks, risk))],
    claimsEarlierContact: into.claimsEarlierContact || from.claimsEarlierContact,
    ...withDoubts(into, from.doubts ?? []),
  }
}

function joinRelationship(into: Relationship, from: Relationship): Relationship {
  const contacts: readonly EarlierContact[] = from.earlierContacts.filter(contact => !has(into.earlierContacts, contact))
  return {
    ...into,
    earlierContacts: [...into.earlierContacts, ...contacts].toSorted((a, b) => a.at - b.at),
    clock: joinClock(into.clock, from.clock),
  }
}

function joinClock(into: Clock, from: Clock): Clock {
  return {
    ...into,
    joinedAt: Math.min(into.joinedAt, from.joinedAt),
    waitingSince: Math.min(into.waitingSince, from.waitingSince),
    firstResponseAt: earliest(into.firstResponseAt, from.firstResponseAt),
    customerWaitingSince: earliest(into.customerWaitingSince, from.customerWaitingSince),
    fixedDates: [...into.fixedDates, ...from.fixedDates],
  }
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

/** By value: facts that were stored come back as other objects, with their keys in another order. */
function has<T>(list: readonly T[], value: T): boolean {
  return list.some(other => isDeepStrictEqual(other, value))
}
