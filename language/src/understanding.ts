import type { Affected, MessageType, Risk, Subject } from '@evenhand/domain/facts/need.ts'
import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'

/** Words that carried a judgement, for showing. Erasable: it quotes the message. */
export type Evidence = { signal: string; words: string }

/** How sure each judgement is: the calibrated probability, from 0 to 1, that it is the right one. */
export type Confidence = {
  language: number
  type: number
  severity: number
  needsReply: number
  affected: number
  complaint: number
  deadline: number
  tone: number
  abusive: number
}

/** What one message says. Audience words (threats of publicity, tagged press) are reported apart and never move severity. */
export type Understanding = {
  /** BCP 47 primary tag, or 'und' when not sure. */
  language: string
  type: MessageType
  needsReply: boolean
  /** 'none': no service case. */
  severity: Severity | 'none'
  subject: Subject
  risks: readonly Risk[]
  affected: Affected
  claimsEarlierContact: boolean
  complaint: boolean
  /** The author names a time by which it must happen. Only a claim: it moves no due time before a person or a record confirms it. */
  claimsDeadline: boolean
  tone: Tone
  abusive: boolean
  /** Audience closet. */
  publicityThreat: boolean
  /** Order, booking or ticket numbers in the words, normalised (digits and capital letters only). */
  references: readonly string[]
  evidence: readonly Evidence[]
  confidence: Confidence
  /** A more severe class that may well be meant though it was not chosen: a person should confirm. Null when sure. */
  plausible: Severity | null
  /** Ids of the topics that it is about, the most telling first; absent where no catalogue was given. */
  topics?: readonly string[]
}

/**
 * Earlier turns of the conversation, oldest first: the same words mean another thing in reply to a question, and another again
 * in reply to another customer. `in` is the author's own turn, `out` the company's, `other` somebody else's.
 */
export type Turn = { direction: 'in' | 'out' | 'other'; text: string }
/** What records say about the author's matter. It may raise what the words say, never lower it. */
export type RecordFacts = { orderLate?: boolean; incidentOpen?: boolean }
export type MessageContext = { earlier: readonly Turn[]; facts?: RecordFacts }
