import type { Desk, Track } from '../facts/tracks.ts'
import type { Obligation, ObligationKind } from '../promise/obligation.ts'
import type { Severity } from '../severity/severity.ts'
import type { Instant, WorkingMinutes } from '../time/instant.ts'

/** Lanes of the queue: 1 critical and risk, 2 high, 3 the rest. A lane is served before the next. */
export type Lane = 1 | 2 | 3

/** Things a person does before or beside the answer. */
export const steps = ['find-earlier-contact', 'welfare', 'page-rota', 'security'] as const
export type Step = (typeof steps)[number]

export const ruleNames = [
  'severity-by-words',
  'severity-by-records',
  'severity-by-person',
  'risk-now',
  'may-be-graver',
  'promise-first-response',
  'promise-next-response',
  'promise-resolution',
  'level-shortens',
  'level-does-not-apply',
  'earlier-contact-counts',
  'earlier-contact-too-old',
  'one-class-at-most',
  'claim-without-record',
  'deadline-pulls',
  'not-before-critical',
  'new-fact-raises',
  'pause-moves',
  'starving-moves-lane',
  'fixed-date',
  'waits-for-customer',
  'snoozed',
  'resolved',
  'nothing-owed',
] as const
export type RuleName = (typeof ruleNames)[number]

/** A rule that fired. Numbers and names only: what stands here is kept for ever, and people can be erased. */
export type FiredRule = { rule: RuleName; values: Readonly<Record<string, number | string>> }

/** One line of the arithmetic: `at` is `from` plus `minutes`, or a bound that was applied. */
export type ArithmeticLine = {
  term: 'wait' | 'one-class' | 'deadline' | 'not-before' | 'new-fact' | 'pause' | 'starving' | 'fixed-date' | 'triage' | 'due'
  obligation: ObligationKind
  from: Instant
  minutes: WorkingMinutes
  at: Instant
}

/** What was decided about one case. The same facts and policy give the same decision for ever. */
export type Decision = {
  policyVersion: number
  tracks: readonly Track[]
  desk: Desk
  severity: Severity
  lane: Lane
  /** When the next thing is owed; null while the case is out of the queue (pending, snoozed, resolved). */
  due: Instant | null
  dueObligation: ObligationKind | null
  waitingSince: Instant
  obligations: readonly Obligation[]
  /** When the case will have waited long enough to move to lane 2; null when it will not. A wake-up, set by the decision. */
  promoteAt: Instant | null
  steps: readonly Step[]
  rules: readonly FiredRule[]
  arithmetic: readonly ArithmeticLine[]
}
