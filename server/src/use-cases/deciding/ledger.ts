import { isDeepStrictEqual } from 'node:util'
import { decide } from '@evenhand/domain/decision/decide.ts'
import type { Decision } from '@evenhand/domain/decision/decision.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import type { CalendarOf, Instant } from '@evenhand/domain/time/instant.ts'
import type { Rules } from '../../db/queries/deciding.ts'
import type { NewRowOf } from '../../db/tables.ts'
import type { DecisionCause, TimelineKind } from '../../db/vocabulary.ts'
import { decidedOf } from './case-record.ts'
import type { CaseRecord, Decided } from './case-record.ts'
import { obligationHistory, obligationKey, obligationRow } from './obligation-history.ts'

/** What happened to one case, with the facts as they are afterwards. */
export type CaseChange = {
  /** The case before; a new one has version 0 and no decision. */
  record: CaseRecord
  facts: ServiceFacts
  cause: DecisionCause
  /** When it happened. */
  at: Instant
  /** The member who did it; null or absent for the machine. */
  by?: string | null
  /** What changes beside the facts. */
  set?: Partial<Pick<CaseRecord, 'customerId' | 'assigneeId' | 'joinedInto' | 'openedAt' | 'lastMessageAt'>>
  /** Written whether or not anything is decided anew. */
  entries?: readonly TimelineEntry[]
}

export type TimelineEntry = {
  kind: TimelineKind
  at?: Instant
  subjectId?: string | null
  data?: Readonly<Record<string, unknown>>
}

/** What decisions are made by. */
export type Basis = {
  policy: Policy
  calendarOf: CalendarOf
  now: Instant
  newId: () => string
  /** The version of the language model that reads here. */
  readBy: string
  rules: Rules
}

/** All that a batch of changes leaves to be written. Filled by `decideChange`, written by `saveLedger`. */
export type Ledger = {
  /** The latest state of every case that changed. */
  records: Map<string, CaseRecord>
  decisions: NewRowOf<'decisions'>[]
  obligations: Map<string, NewRowOf<'obligations'>>
  timeline: NewRowOf<'timeline'>[]
}

export function emptyLedger(): Ledger {
  return { records: new Map(), decisions: [], obligations: new Map(), timeline: [] }
}

/**
 * The one way a case gets a decision. Pure: notes in the ledger what is to be written, and gives the case as it is afterwards.
 * The same facts with the same outcome make no new decision; a change that changes nothing leaves no trace at all.
 */
export function decideChange(ledger: Ledger, basis: Basis, change: CaseChange): CaseRecord {
  const before = ledger.records.get(change.record.id) ?? change.record
  const entries = change.entries ?? []
  const decision = decide(change.facts, basis.policy, basis.calendarOf, basis.now)
  const isDecided = before.decided === null || !isSameDecision(before, before.decided, change.facts, decision)
  if (!isDecided && entries.length === 0 && !changesColumns(before, change)) return before

  const decided = isDecided ? decidedOf(basis.newId(), decision) : before.decided
  const after = caseAfter(before, change, decided)
  if (isDecided && decided !== null) addDecision(ledger, basis, change, decided, decision)
  for (const entry of entries) addEntry(ledger, after, change, entry)
  if (isDecided && before.decided !== null && decided !== null) addEntry(ledger, after, change, decidedEntry(decided, basis.now))

  const history = obligationHistory(before.obligations, decision.obligations, change.facts.relationship.clock)
  for (const obligation of history.changed) {
    ledger.obligations.set(`${after.id} ${obligationKey(obligation)}`, obligationRow(after, obligation, change.at))
  }
  const recorded = { ...after, obligations: history.all }
  ledger.records.set(after.id, recorded)
  return recorded
}

function isSameDecision(before: CaseRecord, decided: Decided, facts: ServiceFacts, decision: Decision): boolean {
  return (
    decided.lane === decision.lane &&
    decided.due === decision.due &&
    decided.severity === decision.severity &&
    decided.dueObligation === decision.dueObligation &&
    decided.promoteAt === decision.promoteAt &&
    decided.desk === decision.desk &&
    (before.facts === facts || isDeepStrictEqual(before.facts, facts))
  )
}

function changesColumns(before: CaseRecord, { set }: CaseChange): boolean {
  return set !== undefined && !isDeepStrictEqual({ ...before, ...set }, before)
}

function caseAfter(before: CaseRecord, change: CaseChange, decided: Decided | null): CaseRecord {
  const { status, keptAsHistory } = change.facts.relationship.clock
  const after = { ...before, ...change.set, facts: change.facts, decided }
  if (status !== 'resolved') return { ...after, resolvedAt: null }
  // What is kept as history ended with its last word.
  return { ...after, resolvedAt: keptAsHistory === true ? after.lastMessageAt : (before.resolvedAt ?? change.at) }
}

function addDecision(ledger: Ledger, basis: Basis, change: CaseChange, decided: Decided, decision: Decision): void {
  ledger.decisions.push({
    id: decided.decisionId,
    workspace_id: change.record.workspaceId,
    case_id: change.record.id,
    policy_version: decision.policyVersion,
    decided_at: basis.now,
    cause: change.cause,
    decided_by: change.by ?? null,
    facts: change.facts,
    outcome: decision,
    read_by: basis.readBy,
  })
}

function addEntry(ledger: Ledger, record: CaseRecord, change: CaseChange, entry: TimelineEntry): void {
  ledger.timeline.push({
    workspace_id: record.workspaceId,
    case_id: record.id,
    at: entry.at ?? change.at,
    kind: entry.kind,
    actor_user_id: change.by ?? null,
    subject_id: entry.subjectId ?? null,
    data: entry.kind === 'message-out' ? { ...entry.data, version: versionAfter(record) } : (entry.data ?? {}),
  })
}

/** The version of the case with which an answer came: who saw an earlier one has not seen the answer. A batch is one version. */
function versionAfter({ version }: CaseRecord): number {
  return version + 1
}

/** What a reader of the timeline sees of a decision without opening it. */
function decidedEntry({ decisionId, severity, lane, due }: Decided, now: Instant): TimelineEntry {
  return { kind: 'decided', at: now, subjectId: decisionId, data: { severity, lane, due } }
}
