import * as fc from 'fast-check'
import { severities } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'
import { tones, type Conduct } from './conduct.ts'
import {
  affectedKinds,
  deadlineKinds,
  messageTypes,
  riskKinds,
  severitySources,
  subjects,
  type Deadline,
  type Doubt,
  type Need,
  type Risk,
  type SeverityFact,
} from './need.ts'
import {
  assurances,
  caseStatuses,
  contactOutcomes,
  levels,
  type Clock,
  type EarlierContact,
  type FixedDate,
  type Pause,
  type Relationship,
} from './relationship.ts'
import type { ServiceFacts } from './tracks.ts'

/** Monday 2026-03-02, 09:00 UTC. */
export const monday9: Instant = Date.UTC(2026, 2, 2, 9)
const minute = 60_000
const day = 1440

/** A moment up to `days` before or after Monday, to the minute so that sums stay exact. */
export function anyInstant(daysBefore: number, daysAfter: number): fc.Arbitrary<Instant> {
  return fc.integer({ min: -daysBefore * day, max: daysAfter * day }).map(minutes => monday9 + minutes * minute)
}

export const anyLevel = fc.constantFrom(...levels)
export const anySeverity = fc.constantFrom(...severities)
export const anyRisk: fc.Arbitrary<Risk> = fc.record({ kind: fc.constantFrom(...riskKinds), now: fc.boolean() })
export const anyConduct: fc.Arbitrary<Conduct> = fc.record({
  tone: fc.constantFrom(...tones),
  abusive: fc.boolean(),
  warnings: fc.nat(3),
})
export const anyContact: fc.Arbitrary<EarlierContact> = fc.record({
  at: anyInstant(60, 2),
  channel: fc.constantFrom('email', 'phone', 'chat', 'social'),
  outcome: fc.constantFrom(...contactOutcomes),
})
export const anyDeadline: fc.Arbitrary<Deadline> = fc.record({
  at: anyInstant(3, 8),
  kind: fc.constantFrom(...deadlineKinds),
  source: fc.constantFrom('records', 'person'),
})
export const anySeverityFact: fc.Arbitrary<SeverityFact> = fc.record({
  at: anyInstant(3, 5),
  severity: anySeverity,
  source: fc.constantFrom(...severitySources),
})

export const anyDoubt: fc.Arbitrary<Doubt> = fc.record({ at: anyInstant(3, 5), severity: anySeverity })

export const anyNeed: fc.Arbitrary<Need> = fc.record({
  type: fc.constantFrom(...messageTypes),
  needsReply: fc.boolean(),
  subject: fc.constantFrom(...subjects),
  topic: fc.constantFrom(null, 'refund', 'delivery'),
  severity: fc.array(anySeverityFact, { maxLength: 4 }).map(facts => facts.toSorted((a, b) => a.at - b.at)),
  risks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(anyRisk, { maxLength: 2 }) }),
  doubts: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(anyDoubt, { maxLength: 2 }).map(doubts => doubts.toSorted((a, b) => a.at - b.at)) },
  ),
  affected: fc.constantFrom(...affectedKinds),
  deadline: fc.option(anyDeadline),
  language: fc.constantFrom('en', 'de', 'und'),
  claimsEarlierContact: fc.boolean(),
})

const anyPause: fc.Arbitrary<Pause> = fc
  .tuple(
    anyInstant(0, 5),
    fc.integer({ min: 1, max: 2 * day }),
    fc.boolean(),
    fc.constantFrom('order number', 'address', 'photo'),
  )
  .map(([from, minutes, ended, fact]) => ({ from, to: ended ? from + minutes * minute : null, fact }))
const anyFixedDate: fc.Arbitrary<FixedDate> = fc.record({
  at: anyInstant(1, 8),
  kind: fc.constantFrom('commitment', 'statutory'),
  met: fc.boolean(),
})

export const anyClock: fc.Arbitrary<Clock> = fc
  .record({
    status: fc.constantFrom(...caseStatuses),
    joinedAt: anyInstant(2, 0),
    waited: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(50 * day) }),
    firstResponseAt: fc.option(anyInstant(2, 3)),
    customerWaitingSince: fc.option(anyInstant(1, 4)),
    pauses: fc.array(anyPause, { maxLength: 3 }),
    fixedDates: fc.array(anyFixedDate, { maxLength: 2 }),
    snoozedUntil: fc.option(anyInstant(0, 6)),
  })
  .map(({ waited, ...clock }) => ({ ...clock, waitingSince: clock.joinedAt - waited * minute }))

export const anyRelationship: fc.Arbitrary<Relationship> = fc.record({
  known: fc.boolean(),
  assurance: fc.constantFrom(...assurances),
  level: anyLevel,
  earlierContacts: fc.array(anyContact, { maxLength: 3 }),
  supportNeeds: fc.subarray(['large print', 'no calls']),
  clock: anyClock,
})

/** Any facts that the types allow, sensible together or not. */
export const anyFacts: fc.Arbitrary<ServiceFacts> = fc.record({
  need: anyNeed,
  relationship: anyRelationship,
  conduct: anyConduct,
})
