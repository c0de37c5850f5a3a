import type { Decision, Lane } from '@evenhand/domain/decision/decision.ts'
import type { Desk, ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Obligation, ObligationKind } from '@evenhand/domain/promise/obligation.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'

/** A case in memory. What its facts and its decision already say (status, level, joining, waiting) stands only there. */
export type CaseRecord = {
  readonly id: string
  readonly workspaceId: string
  readonly number: number
  readonly profileId: string
  readonly customerId: string | null
  readonly assigneeId: string | null
  readonly joinedInto: string | null
  readonly facts: ServiceFacts
  readonly openedAt: Instant
  readonly lastMessageAt: Instant
  readonly resolvedAt: Instant | null
  /** 0 while it is not stored yet. */
  readonly version: number
  /** Null until the first decision. */
  readonly decided: Decided | null
  /** All that was ever owed, the settled as well. */
  readonly obligations: readonly Obligation[]
}

/** The current decision, as far as the queue needs it. */
export type Decided = {
  readonly decisionId: string
  readonly desk: Desk
  readonly severity: Severity
  readonly lane: Lane
  readonly due: Instant | null
  readonly dueObligation: ObligationKind | null
  readonly waitingSince: Instant
  readonly promoteAt: Instant | null
}

/** A case as it is read, with the facts of its current decision and its obligations. */
export function caseRecordOf(row: RowOf<'cases'>, facts: ServiceFacts, obligations: readonly Obligation[]): CaseRecord {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    number: row.number,
    profileId: row.profile_id,
    customerId: row.customer_id,
    assigneeId: row.assignee_id,
    joinedInto: row.joined_into,
    facts,
    openedAt: row.opened_at,
    lastMessageAt: row.last_message_at,
    resolvedAt: row.resolved_at,
    version: row.version,
    decided: {
      decisionId: row.decision_id,
      desk: row.desk,
      severity: row.severity,
      lane: row.lane,
      due: row.due_at,
      dueObligation: row.due_obligation,
      waitingSince: row.waiting_since,
      promoteAt: row.promote_at,
    },
    obligations,
  }
}

/** The part of a decision that the case keeps. */
export function decidedOf(decisionId: string, decision: Decision): Decided {
  const { desk, severity, lane, due, dueObligation, waitingSince, promoteAt } = decision
  return { decisionId, desk, severity, lane, due, dueObligation, waitingSince, promoteAt }
}

/** What changes in a case once it is stored. */
function changingColumns(record: CaseRecord, decided: Decided): Omit<NewRowOf<'cases'>, 'id' | LastingColumn> {
  const { need, relationship, conduct } = record.facts
  const { clock, level, assurance } = relationship
  return {
    status: clock.status,
    customer_id: record.customerId,
    desk: decided.desk,
    assignee_id: record.assigneeId,
    decision_id: decided.decisionId,
    language: need.language,
    risks: need.risks,
    abusive: conduct.abusive,
    assurance,
    severity: decided.severity,
    level,
    lane: decided.lane,
    due_at: decided.due,
    due_obligation: decided.dueObligation,
    promote_at: decided.promoteAt,
    opened_at: record.openedAt,
    joined_at: clock.joinedAt,
    waiting_since: decided.waitingSince,
    first_response_at: clock.firstResponseAt,
    snoozed_until: clock.snoozedUntil,
    resolved_at: record.resolvedAt,
    last_message_at: record.lastMessageAt,
    version: record.version,
    joined_into: record.joinedInto,
  }
}

type LastingColumn = 'workspace_id' | 'number' | 'profile_id'

/** The row of a case, new or changed. */
export function caseRow(record: CaseRecord, decided: Decided): NewRowOf<'cases'> {
  const { id, workspaceId, number, profileId } = record
  return { id, workspace_id: workspaceId, number, profile_id: profileId, ...changingColumns(record, decided) }
}
