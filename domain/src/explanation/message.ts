import type { DeadlineKind, MessageType, RiskKind, SeveritySource } from '../facts/need.ts'
import type { EarlierContact, Level } from '../facts/relationship.ts'
import type { ObligationKind } from '../promise/obligation.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant, WorkingMinutes } from '../time/instant.ts'

/** Marks a number as a moment, so that a reader's own zone and clock can be applied to it, and the exact one shown on hover. */
export type At = { instant: Instant }
/** Marks a number as a length of working time. */
export type Length = { minutes: WorkingMinutes }

export type ContactChannel = EarlierContact['channel']
/** A promise of an answer or of a solution, as opposed to a fixed date. */
export type PromisedObligation = Extract<ObligationKind, 'first-response' | 'next-response' | 'resolution'>

/** Parts that the agent's sentence is put together from: what the matter is, and what decides its due time. */
export type ClauseMessages = {
  'what.matter': { type: MessageType; topic: string | null; severity: Severity }
  'what.risk': { risk: RiskKind; severity: Severity }
  'because.promise': { obligation: PromisedObligation; severity: Severity; promised: Length; level: Level | null }
  'because.deadline': { kind: DeadlineKind; at: At; due: At }
  'because.new-fact': { at: At }
  'because.judged': { severity: Severity; at: At }
  'because.earlier-contact': { channel: ContactChannel | null; at: At }
  'because.starved': { broken: At }
}
export type WhatId = 'what.matter' | 'what.risk'
export type BecauseId = Exclude<keyof ClauseMessages, WhatId>

export type SentenceMessages = {
  'sentence.due': {
    obligation: Exclude<ObligationKind, 'triage'>
    due: At
    what: Message<WhatId>
    because: Message<BecauseId> | null
  }
  /** `severity`: the graver class that it may belong to; `what`: as it was read. */
  'sentence.triage': { severity: Severity; within: Length; due: At; what: Message<WhatId> }
  'sentence.waits-for-customer': { fact: string | null }
  'sentence.snoozed': { until: At | null }
  'sentence.resolved': Nothing
  'sentence.nothing-owed': Nothing
}

/** What the customer may read: their own times and nothing of how the company sorts its work. */
export type CustomerMessages = {
  'customer.answer': {
    due: At
    comesFirst: boolean
    deadline: { kind: DeadlineKind; at: At } | null
    heldSince: { channel: ContactChannel | null; at: At } | null
  }
  'customer.starved': { broken: At; due: At }
  'customer.solution': { due: At }
  'customer.commitment': { due: At }
  'customer.statutory': { due: At }
  'customer.waits-for-you': { fact: string | null }
  'customer.working': { due: At | null }
  'customer.resolved': Nothing
  'customer.nothing-owed': Nothing
}

export type ReasonMessages = {
  'reason.severity': { severity: Severity; source: SeveritySource; at: At }
  'reason.risk-now': { risk: RiskKind }
  'reason.may-be-graver': { severity: Severity; at: At; within: Length; read: Severity }
  'reason.promise': { obligation: PromisedObligation; severity: Severity; promised: Length; level: Level | null }
  'reason.level-shortens': { level: Level; percent: number }
  'reason.level-does-not-apply': { level: Level; severity: Severity }
  'reason.level-from-value': ValueOfLevel
  'reason.loudness-counts': Nothing
  'reason.earlier-contact-counts': { channel: ContactChannel | null; at: At }
  'reason.earlier-contact-too-old': { at: At; days: number }
  'reason.one-class-at-most': { severity: Severity }
  'reason.claim-without-record': Nothing
  'reason.deadline-pulls': { kind: DeadlineKind; at: At; lead: Length }
  'reason.not-before-critical': { promised: Length }
  'reason.new-fact-raises': { severity: Severity; at: At }
  'reason.lowered-by-person': { severity: Severity; from: At; at: At }
  'reason.pause-moves': { waited: Length }
  'reason.starving-moves-lane': { promises: number; at: At; broken: At }
  'reason.fixed-date': { kind: 'commitment' | 'statutory'; at: At }
  'reason.waits-for-customer': Nothing
  'reason.snoozed': { until: At | null }
  'reason.resolved': Nothing
  'reason.nothing-owed': Nothing
}

/** Amounts in whole units of the currency. */
export type ValueOfLevel = {
  level: Exclude<Level, 'good'>
  by: 'person' | 'household'
  amount: number
  threshold: number
  currency: string
  at: At
}

export type ArithmeticMessages = {
  'sum.wait': Sum
  'sum.one-class': Sum
  'sum.deadline': Sum
  'sum.not-before': Sum
  'sum.new-fact': Sum
  'sum.pause': Sum
  'sum.starving': Sum
  'sum.fixed-date': Sum
  'sum.triage': Sum
  'sum.due': Sum
}
/** `at` is `from` plus `length`; a length below 0 is taken off. */
export type Sum = { obligation: ObligationKind; from: At; length: Length; at: At }

/** One fact that would be otherwise. */
export type ChangeMessages = {
  'change.severity': { severity: Severity }
  'change.without-risk': { risk: RiskKind; severity: Severity | null }
  'change.doubt-confirmed': { severity: Severity }
  'change.doubt-dispelled': { severity: Severity }
  'change.without-contact': { channel: ContactChannel; at: At }
  'change.without-earlier-wait': { at: At }
  'change.contact-found': Nothing
  'change.without-deadline': { kind: DeadlineKind; at: At }
  'change.without-date': { kind: 'commitment' | 'statutory'; at: At }
  'change.without-pauses': Nothing
  'change.level': { level: Level }
  'change.abuse': { abusive: boolean }
  'change.followers': { followers: number }
  'change.publicity-threat': Nothing
  'change.in-public': Nothing
}

export type OutcomeMessages = {
  'outcome.changed': { change: Message<ChangeId>; due: At | null; lane: 1 | 2 | 3 }
  'outcome.unchanged': { change: Message<ChangeId> }
}
export type ChangeId = keyof ChangeMessages

type MessageValues = ClauseMessages &
  SentenceMessages &
  CustomerMessages &
  ReasonMessages &
  ArithmeticMessages &
  ChangeMessages &
  OutcomeMessages
type Nothing = Readonly<Record<string, never>>

export type MessageId = keyof MessageValues

/** Something to be said, without the words: a catalogue has those, one for each language. */
export type Message<Id extends MessageId = MessageId> = { [I in Id]: { id: I; values: MessageValues[I] } }[Id]

/** The words of one language. */
export type Catalogue<Id extends MessageId = MessageId> = { [I in Id]: (values: MessageValues[I], write: Writer) => string }

/** What a catalogue asks of the renderer: other messages, moments and lengths in its language. */
export type Writer = {
  message(message: Message): string
  /** A moment that something happens by: "11:00 on Wednesday". */
  by(at: At): string
  /** The same, without the day where that is the day of another moment just named. */
  byBeside(at: At, named: At): string
  /** A moment that something happened at or is counted from: "Monday 09:00". */
  since(at: At): string
  length(length: Length): string
  isPast(at: At): boolean
}
