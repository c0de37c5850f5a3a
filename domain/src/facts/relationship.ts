import type { Instant } from '../time/instant.ts'
import type { KnownWorth } from '../value/known-worth.ts'

export const assurances = ['unknown', 'suggested', 'linked', 'verified'] as const
export type Assurance = (typeof assurances)[number]

/** Service levels. "good" is the promise that is published for everybody. */
export const levels = ['good', 'excellent', 'exceptional'] as const
export type Level = (typeof levels)[number]

export const contactOutcomes = ['unanswered', 'answered', 'missed-call-back', 'abandoned', 'resolved'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/** An earlier contact about this matter, on record, on any channel. */
export type EarlierContact = { at: Instant; channel: 'email' | 'phone' | 'chat' | 'social'; outcome: ContactOutcome }

/** A wait for a named missing fact. It ends with the reply; the same fact pauses once. */
export type Pause = {
  from: Instant
  to: Instant | null
  fact: string
  /** The fact is who they are, and not what happened. Asked of a stranger it pauses nothing. */
  asksWho?: boolean
}

/** What an agent promised ("I'll call on Thursday"), or a date that law sets. */
export type FixedDate = {
  at: Instant
  kind: 'commitment' | 'statutory'
  met: boolean
  /** Names it among others; its words stand where they can be erased. */
  id?: string
  /** When it was made. Absent: when the matter joined the queue. */
  since?: Instant
}

export const caseStatuses = ['open', 'pending', 'snoozed', 'resolved'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** The case's own history, as far as promises need it. */
export type Clock = {
  status: CaseStatus
  /** When the matter joined the queue: its opening, or its latest reopening. */
  joinedAt: Instant
  /** First contact about the matter on any channel. Shown and reported; runs the resolution clock. Never after `joinedAt`. */
  waitingSince: Instant
  firstResponseAt: Instant | null
  /** The earliest message of the customer since our last reply; null when we owe no next response. */
  customerWaitingSince: Instant | null
  pauses: readonly Pause[]
  fixedDates: readonly FixedDate[]
  snoozedUntil: Instant | null
  /** Resolved because it came in as history, to be read: nobody promised anything about it here. It ends when the case is opened again. */
  keptAsHistory?: true
}

/** The relationship closet: who it is to us and what we owe. */
export type Relationship = {
  known: boolean
  assurance: Assurance
  /** Fixed when the case opens. */
  level: Level
  /** What the level came from. Absent: nothing was known of their value, or not who they are. */
  worth?: KnownWorth
  earlierContacts: readonly EarlierContact[]
  supportNeeds: readonly string[]
  clock: Clock
}
