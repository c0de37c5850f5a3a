import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import type { Obligation } from '@evenhand/domain/promise/obligation.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { NewRowOf } from '../../db/tables.ts'
import type { CaseRecord } from './case-record.ts'

/** What a decision does to the obligations of a case: all of them afterwards, and those of them that are to be written. */
export type ObligationHistory = { all: readonly Obligation[]; changed: readonly Obligation[] }

/**
 * A decision lists what is owed from now on. What was owed before and is not listed any more has ended: an answer that was given
 * is met, anything else is void. What was settled stays as it is.
 */
export function obligationHistory(
  before: readonly Obligation[],
  decided: readonly Obligation[],
  clock: Clock,
): ObligationHistory {
  if (before.length === 0) return { all: decided, changed: decided }
  const known = new Map(before.map(obligation => [obligationKey(obligation), obligation]))
  const listed = new Set(decided.map(obligationKey))
  const changed = decided.filter(obligation => !isSame(obligation, known.get(obligationKey(obligation))))
  const ended = before
    .filter(obligation => isOpenEnded(obligation) && !listed.has(obligationKey(obligation)))
    .map(obligation => endOf(obligation, clock))
  for (const obligation of [...changed, ...ended]) known.set(obligationKey(obligation), obligation)
  return { all: [...known.values()], changed: [...changed, ...ended] }
}

/** Identifies an obligation within its case. */
export function obligationKey({ kind, since }: Obligation): string {
  return `${kind} ${since}`
}

/** @param at when it happened, for what ends with it */
export function obligationRow(record: CaseRecord, { kind, since, due, state }: Obligation, at: Instant): NewRowOf<'obligations'> {
  const { firstResponseAt } = record.facts.relationship.clock
  const settledAt = state === 'met' && kind === 'first-response' ? firstResponseAt : at
  const settled_at = state === 'met' || state === 'void' ? settledAt : null
  return { workspace_id: record.workspaceId, case_id: record.id, kind, since, due_at: due, state, settled_at }
}

/** Not settled; or counted from another moment than now, because an earlier contact or message has become known. */
function isOpenEnded({ kind, state }: Obligation): boolean {
  return state === 'running' || state === 'paused' || (state === 'met' && (kind === 'first-response' || kind === 'resolution'))
}

function isSame(decided: Obligation, known: Obligation | undefined): boolean {
  return known !== undefined && known.due === decided.due && known.state === decided.state
}

/** The customer waits no longer for that answer, or for a later one. */
function endOf(obligation: Obligation, { customerWaitingSince }: Clock): Obligation {
  const isAnswered = customerWaitingSince === null || customerWaitingSince > obligation.since
  return { ...obligation, state: obligation.kind === 'next-response' && isAnswered ? 'met' : 'void' }
}
