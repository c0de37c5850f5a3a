import type { Instant } from '../time/instant.ts'
import type { Severity } from '../severity/severity.ts'
import type { Clock, Relationship } from './relationship.ts'
import type { Need } from './need.ts'
import type { ServiceFacts } from './tracks.ts'

/** Facts for tests: a case that joined at `joinedAt` by one message, of somebody we know nothing else about. */
export function freshFacts(
  joinedAt: Instant,
  severity: Severity,
  differing: { need?: Partial<Need>; relationship?: Partial<Relationship>; clock?: Partial<Clock> } = {},
): ServiceFacts {
  return {
    need: {
      type: 'problem',
      needsReply: true,
      subject: 'ordinary',
      topic: null,
      severity: [{ at: joinedAt, severity, source: 'message' }],
      risks: [],
      affected: 'author',
      deadline: null,
      language: 'en',
      claimsEarlierContact: false,
      ...differing.need,
    },
    relationship: {
      known: false,
      assurance: 'unknown',
      level: 'good',
      earlierContacts: [],
      supportNeeds: [],
      clock: {
        status: 'open',
        joinedAt,
        waitingSince: joinedAt,
        firstResponseAt: null,
        customerWaitingSince: null,
        pauses: [],
        fixedDates: [],
        snoozedUntil: null,
        ...differing.clock,
      },
      ...differing.relationship,
    },
    conduct: { tone: 'calm', abusive: false, warnings: 0 },
  }
}
