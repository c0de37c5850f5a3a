import type { Severity } from '../severity/severity.ts'
import type { Instant } from '../time/instant.ts'

export const messageTypes = ['problem', 'question', 'request', 'suggestion', 'praise', 'other'] as const
export type MessageType = (typeof messageTypes)[number]

export const riskKinds = [
  'self-harm',
  'threat-to-others',
  'coercion',
  'minor-in-danger',
  'injury',
  'unsafe-product',
  'fraud',
  'bereavement',
  'hardship',
  'disability',
] as const
export type RiskKind = (typeof riskKinds)[number]

/** A risk that the words or the records name. `now: false` for what is over: bereavement, a past injury. */
export type Risk = { kind: RiskKind; now: boolean }

export const affectedKinds = ['author', 'other', 'many'] as const
export type Affected = (typeof affectedKinds)[number]

/** Who stated a severity. A person may also lower it (a lead, with a reason); words and records only raise it. */
export const severitySources = ['message', 'records', 'person'] as const
export type SeveritySource = (typeof severitySources)[number]

/** One fact that states how severe the matter is, at the moment it became known. */
export type SeverityFact = { at: Instant; severity: Severity; source: SeveritySource }

/**
 * A more severe class that the words may well mean, though it was not chosen. It moves neither severity nor promise: a person looks
 * and says which it is.
 */
export type Doubt = {
  /** When the words were written. */
  at: Instant
  severity: Severity
  /** The message whose words leave it open. */
  messageId?: string
}

export const deadlineKinds = ['departure', 'appointment', 'delivery'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/**
 * A moment after which help comes too late. Only from records, or confirmed by a person:
 * "answer in ten minutes" is no deadline.
 */
export type Deadline = {
  at: Instant
  kind: DeadlineKind
  source: 'records' | 'person'
  /** Names one that a person confirmed. */
  id?: string
}

/** Matters that another desk than care is competent for. */
export const subjects = ['ordinary', 'press-enquiry', 'data-request', 'legal', 'threat', 'sales', 'job'] as const
export type Subject = (typeof subjects)[number]

/** The need closet: what happened, by words and by records. */
export type Need = {
  type: MessageType
  /** A company that keeps its promises would answer. */
  needsReply: boolean
  subject: Subject
  topic: string | null
  /** In order of time. Empty when nothing needs doing. */
  severity: readonly SeverityFact[]
  risks: readonly Risk[]
  /** In order of time, also those that a person has judged since. Absent when the words were clear. */
  doubts?: readonly Doubt[]
  affected: Affected
  /** The earliest that is known, also when it has passed. */
  deadline: Deadline | null
  /** Those after it, in order of time; one that has passed must not hide them. Absent when there are none. */
  laterDeadlines?: readonly Deadline[]
  /** BCP 47 primary tag, or 'und' where it is not sure. */
  language: string
  /** The author says they were in touch before. Without a record it opens a "find it" step, and moves nothing. */
  claimsEarlierContact: boolean
}
