import { sql } from 'kysely'
import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import { allColumns } from '../all-columns.ts'
import { prepared } from '../swift-client.ts'
import { binaryArray } from '../binary-array.ts'
import type { Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { NewRowOf, RowOf } from '../tables.ts'
import { hashInForce } from './models.ts'
import type { Question } from '../together.ts'

/** The policy in force, the default one until the workspace has its own; the model in force, null for the one that came along; the version of the topics. */
export type Rules = { policy: Policy; modelHash: string | null; catalogueVersion: number }
export async function loadRules(tx: Tx): Promise<Rules> {
  const { rows } = await sql<{
    policy: Policy | null
    model_hash: string | null
    catalogue_version: number | null
  }>`${sql.raw(prepared)}
    select (select policy from policy_versions order by version desc limit 1) as policy, ${hashInForce} as model_hash,
      (select catalogue_version from topic_reading) as catalogue_version`.execute(tx)
  const [row] = rows
  return {
    policy: row?.policy ?? defaultPolicy,
    modelHash: row?.model_hash ?? null,
    catalogueVersion: row?.catalogue_version ?? 0,
  }
}

/**
 * Whole cases, locked until the end of the transaction, always in the order of their ids: whoever locks two never waits in a circle. Who holds
 * some already must not wait for others, hence not `patient`: what somebody else holds is then missing from the answer.
 */
export function casesLocked(
  caseIds: readonly string[],
  { patient = true }: { patient?: boolean } = {},
): Question<RowOf<'cases'>> {
  const held = sql.raw(patient ? '' : 'skip locked')
  return sql<RowOf<'cases'>>`select c.* from unnest(${binaryArray('uuid', caseIds.toSorted())}::uuid[]) as wanted (id)
    cross join lateral (select ${allColumns('cases')} from cases where id = wanted.id limit 1 for update ${held}) c`
}

export type FactsOfCase = { case_id: string; facts: ServiceFacts }

/**
 * What some cases know: the facts of their current decisions. Asked after the cases were locked and in a statement of its own: one that has
 * waited for the lock does not see the decision that was written meanwhile.
 */
export function factsOf(caseIds: readonly string[]): Question<FactsOfCase> {
  return sql<FactsOfCase>`select c.id as case_id, d.facts from unnest(${binaryArray('uuid', caseIds)}::uuid[]) as wanted (id)
    cross join lateral (select id, decision_id from cases where id = wanted.id limit 1) c
    cross join lateral (select facts from decisions where id = c.decision_id limit 1) d`
}

/** All obligations of some cases. */
export function obligationsOf(caseIds: readonly string[]): Question<RowOf<'obligations'>> {
  return sql<RowOf<'obligations'>>`select o.* from unnest(${binaryArray('uuid', caseIds)}::uuid[]) as wanted (id)
    cross join lateral (select ${allColumns('obligations')} from obligations where case_id = wanted.id order by case_id, kind, since) o`
}

export type CaseWrites = {
  newCases: readonly NewRowOf<'cases'>[]
  changedCases: readonly NewRowOf<'cases'>[]
  decisions: readonly NewRowOf<'decisions'>[]
  /** Of cases that are new: they meet nothing that is stored. */
  newObligations: readonly NewRowOf<'obligations'>[]
  changedObligations: readonly NewRowOf<'obligations'>[]
  timeline: readonly NewRowOf<'timeline'>[]
}

/** Writes what was decided, a statement a table. */
export async function saveCaseWrites(tx: Tx, writes: CaseWrites): Promise<void> {
  const behind = true
  await insertRows(tx, 'cases', writes.newCases, { behind })
  const keep = ['workspace_id', 'number', 'profile_id'] as const
  await insertRows(tx, 'cases', writes.changedCases, { onConflict: { columns: ['id'], keep }, behind })
  await insertRows(tx, 'decisions', writes.decisions, { behind })
  await insertRows(tx, 'obligations', writes.newObligations, { behind })
  await insertRows(tx, 'obligations', writes.changedObligations, {
    onConflict: { columns: ['case_id', 'kind', 'since'], update: ['due_at', 'state', 'settled_at'] },
    behind,
  })
  await insertRows(tx, 'timeline', writes.timeline, { behind })
}
