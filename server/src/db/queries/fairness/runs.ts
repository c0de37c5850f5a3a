import type { Instant } from '@evenhand/domain/time/instant.ts'
import { sql } from 'kysely'
import { liveChannel } from '../../announce.ts'
import { timestamp } from '../../database.ts'
import type { Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'

export type FairnessRun = RowOf<'fairness_runs'>
/** A run without what it found. */
export type RunState = Omit<FairnessRun, 'document' | 'headline' | 'workspace_id'>

const stateColumns = [
  'id',
  'state',
  'cause',
  'asked_by',
  'due_at',
  'started_at',
  'touched_at',
  'cases_total',
  'cases_read',
  'steps_done',
  'finished_at',
  'error',
] as const

/** What waits or is being done; held until the end of the transaction. */
export function lockNextRun(tx: Tx, workspaceId: string): Promise<RunState | undefined> {
  return tx
    .selectFrom('fairness_runs')
    .select(stateColumns)
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['waiting', 'running'])
    .forUpdate()
    .executeTakeFirst()
}

export function readNextRun(tx: Tx, workspaceId: string): Promise<RunState | undefined> {
  return tx
    .selectFrom('fairness_runs')
    .select(stateColumns)
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
}

/** The next three o'clock of the workspace waits; nothing where something waits already. */
export async function addNextNight(tx: Tx, workspaceId: string, id: string, now: Instant): Promise<void> {
  await sql`
    insert into fairness_runs (id, workspace_id, state, cause, due_at)
    select ${id}, w.id, 'waiting', 'night',
      (local.day + case when local.at >= local.day + time '03:00' then 1 else 0 end + time '03:00') at time zone w.time_zone
    from workspaces w
    cross join lateral (select ${timestamp(now)} at time zone w.time_zone as at, (${timestamp(now)} at time zone w.time_zone)::date as day) local
    where w.id = ${workspaceId}
    on conflict do nothing`.execute(tx)
}

/** What waits is due at once, for somebody. */
export async function hurryRun(tx: Tx, id: string, askedBy: string, now: Instant): Promise<void> {
  await tx
    .updateTable('fairness_runs')
    .set({ cause: 'person', asked_by: askedBy, due_at: timestamp(now) })
    .where('id', '=', id)
    .execute()
}

export async function startRun(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('fairness_runs')
    .set({
      state: 'running',
      started_at: timestamp(now),
      touched_at: timestamp(now),
      cases_total: null,
      cases_read: 0,
      steps_done: 0,
    })
    .where('id', '=', id)
    .execute()
}

/** A run and the moment at which somebody took it: whoever took it later has it now. */
export type TakenRun = { id: string; startedAt: Instant }

const isOurs = ({ id, startedAt }: TakenRun) =>
  sql<boolean>`id = ${id} and state = 'running' and started_at = ${timestamp(startedAt)}`

/** @returns false when it was cancelled, or is somebody else's by now */
export async function noteProgress(
  tx: Tx,
  run: TakenRun,
  now: Instant,
  progress: Partial<Pick<FairnessRun, 'cases_total' | 'cases_read' | 'steps_done'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('fairness_runs')
    .set({ ...progress, touched_at: timestamp(now) })
    .where(isOurs(run))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Found = Pick<FairnessRun, 'headline' | 'document'>

/** Ends a run. @returns false when it was not ours to end */
export async function endRun(
  tx: Tx,
  run: TakenRun,
  now: Instant,
  end: { state: 'done'; found: Found } | { state: 'failed'; error: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('fairness_runs')
    .set({
      state: end.state,
      finished_at: timestamp(now),
      ...(end.state === 'failed'
        ? { error: end.error }
        : { headline: wholeJson(end.found.headline), document: wholeJson(end.found.document) }),
    })
    .where(isOurs(run))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const wholeJson = (value: unknown) => (value === null ? null : sql<never>`${JSON.stringify(value)}::json`)

/** The server stops: it waits again, as it was. */
export async function putBackRun(tx: Tx, run: TakenRun): Promise<void> {
  await tx.updateTable('fairness_runs').set({ state: 'waiting', started_at: null, touched_at: null }).where(isOurs(run)).execute()
}

export async function cancelRun(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('fairness_runs')
    .set({ state: 'cancelled', finished_at: timestamp(now) })
    .where('id', '=', id)
    .execute()
}

/** The latest result; audits of too few cases have none. */
export function readResult(tx: Tx, workspaceId: string): Promise<FairnessRun | undefined> {
  return tx
    .selectFrom('fairness_runs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('document', 'is not', null)
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The latest that ended, however it ended. */
export function readLatestEnd(tx: Tx, workspaceId: string): Promise<RunState | undefined> {
  return tx
    .selectFrom('fairness_runs')
    .select(stateColumns)
    .where('workspace_id', '=', workspaceId)
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type Night = Pick<FairnessRun, 'id' | 'finished_at' | 'headline' | 'cases_total'>

/** Results, the latest first, as far as the trend needs them. */
export function readNights(tx: Tx, workspaceId: string, most: number): Promise<Night[]> {
  return tx
    .selectFrom('fairness_runs')
    .select(['id', 'finished_at', 'headline', 'cases_total'])
    .where('workspace_id', '=', workspaceId)
    .where('document', 'is not', null)
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Every desk of the workspace hears that the audit moved on. */
export async function announceFairness(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify({ w: workspaceId, fairness: true })})`.execute(tx)
}
