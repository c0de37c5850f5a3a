import type { Conduct } from '@evenhand/domain/facts/conduct.ts'
import type { Doubt, Need, SeverityFact } from '@evenhand/domain/facts/need.ts'
import type { Clock, Relationship } from '@evenhand/domain/facts/relationship.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Facts } from './facts.ts'

/** What the words of a message say, by closet. Injected: the contract knows no language. */
export type ReadWords = (text: string, at: Instant) => { need: Need; conduct: Conduct }

/**
 * The facts of a script as the domain takes them. The audience closet ends here: nothing of it is carried over.
 * @param now epoch milliseconds; the matter joins the queue then, unless its clock says otherwise
 * @example serviceFactsOf(factsSchema.parse({ need: { severity: 'medium' } }), now, readWords)
 */
export function serviceFactsOf(facts: Facts, now: Instant, readWords: ReadWords): ServiceFacts {
  const relationship = relationshipOf(facts.relationship, now)
  const { joinedAt } = relationship.clock
  const read = facts.need.text === undefined ? null : readWords(facts.need.text, joinedAt)
  return {
    need: needOf(facts.need, read?.need ?? unread, joinedAt),
    relationship,
    conduct: { ...(read?.conduct ?? calm), ...facts.conduct },
  }
}

const calm: Conduct = { tone: 'calm', abusive: false, warnings: 0 }
const unread: Need = {
  type: 'problem',
  needsReply: true,
  subject: 'ordinary',
  topic: null,
  severity: [],
  risks: [],
  affected: 'author',
  deadline: null,
  language: 'und',
  claimsEarlierContact: false,
}

/** A stated fact stands in place of what was read from the words. */
function needOf(given: Facts['need'], read: Need, joinedAt: Instant): Need {
  const { text, severity, risks, doubts, deadline, ...plain } = given
  // A class that is stated leaves no doubt about how the words were read.
  const { doubts: readDoubts, ...certain } = read
  const known = doubts !== undefined ? doubtsOf(doubts, joinedAt) : severity === undefined ? readDoubts : undefined
  const need: Need = {
    ...certain,
    ...plain,
    ...(severity !== undefined && { severity: severityFacts(severity, joinedAt) }),
    ...(risks !== undefined && { risks: risks.map(risk => (typeof risk === 'string' ? { kind: risk, now: true } : risk)) }),
    ...(known !== undefined && { doubts: known }),
    ...(deadline !== undefined && { deadline: deadline && { ...deadline, at: Date.parse(deadline.at) } }),
  }
  const isSilent = text === undefined && severity === undefined && need.risks.length === 0
  return isSilent ? { ...need, severity: usualSeverity(need, joinedAt) } : need
}

function severityFacts(given: NonNullable<Facts['need']['severity']>, joinedAt: Instant): readonly SeverityFact[] {
  if (typeof given === 'string') return [{ at: joinedAt, severity: given, source: 'message' }]
  return given.map(({ at, severity, source }) => ({ at: at === undefined ? joinedAt : Date.parse(at), severity, source }))
}

function doubtsOf(given: NonNullable<Facts['need']['doubts']>, joinedAt: Instant): readonly Doubt[] {
  if (typeof given === 'string') return [{ at: joinedAt, severity: given }]
  return given
    .map(({ at, severity }) => ({ at: at === undefined ? joinedAt : Date.parse(at), severity }))
    .toSorted((a, b) => a.at - b.at)
}

/** What a message of this type usually is, where nobody says how severe it is. */
function usualSeverity({ type }: Need, at: Instant): readonly SeverityFact[] {
  const severity: Severity | null = type === 'problem' ? 'medium' : type === 'praise' || type === 'other' ? null : 'low'
  return severity === null ? [] : [{ at, severity, source: 'message' }]
}

function relationshipOf(given: Facts['relationship'], now: Instant): Relationship {
  const { known, earlierContacts, clock, ...plain } = given
  return {
    ...plain,
    known: known ?? (plain.assurance !== 'unknown' || plain.level !== 'good'),
    earlierContacts: earlierContacts.map(contact => ({ ...contact, at: Date.parse(contact.at) })),
    clock: clockOf(clock, now),
  }
}

function clockOf(given: Facts['relationship']['clock'], now: Instant): Clock {
  const joinedAt = given.joinedAt === undefined ? now : Date.parse(given.joinedAt)
  return {
    status: given.status,
    joinedAt,
    waitingSince: Math.min(joinedAt, given.waitingSince === undefined ? joinedAt : Date.parse(given.waitingSince)),
    firstResponseAt: instantOrNull(given.firstResponseAt),
    customerWaitingSince: instantOrNull(given.customerWaitingSince),
    pauses: given.pauses.map(({ from, to, ...pause }) => ({ ...pause, from: Date.parse(from), to: instantOrNull(to) })),
    fixedDates: given.fixedDates.map(date => ({ ...date, at: Date.parse(date.at) })),
    snoozedUntil: instantOrNull(given.snoozedUntil),
    ...(given.keptAsHistory && { keptAsHistory: true as const }),
  }
}

function instantOrNull(text: string | null): Instant | null {
  return text === null ? null : Date.parse(text)
}
