import type { Affected, MessageType, Risk, Subject } from '@evenhand/domain/facts/need.ts'
import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'

/** Words that carried a judgement, for showing. Erasable: it quotes the message. */
export type Evidence = { signal: string; words: string }

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
  tone: Tone
  abusive: boolean
  /** Audience closet. */
  publicityThreat: boolean
  /** Order, booking or ticket numbers in the words, normalised (digits and capital letters only). */
  references: readonly string[]
  evidence: readonly Evidence[]
}

/** Earlier turns of the conversation, oldest first: the same words mean another thing in reply to a question. */
export type Turn = { direction: 'in' | 'out'; text: string }
export type MessageContext = { earlier: readonly Turn[] }
