import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../database.ts'

/** When the next case wakes or starves; null when none will. */
export async function nextClockInstant(tx: Tx, workspaceId: string): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select least(
      (select min(promote_at) from cases where workspace_id = ${workspaceId} and promote_at is not null),
      (select min(snoozed_until) from cases where workspace_id = ${workspaceId} and status = 'snoozed')
    ) as at`.execute(tx)
  return rows[0]?.at ?? null
}

/** Cases that change by themselves by `now`, at most `limit`, the earliest first. */
export async function dueCaseIds(tx: Tx, workspaceId: string, now: Instant, limit: number): Promise<string[]> {
  const by = sql`${new Date(now).toISOString()}::timestamptz`
  const { rows } = await sql<{ id: string }>`
    (select id from cases where workspace_id = ${workspaceId} and promote_at is not null and promote_at <= ${by} order by promote_at limit ${limit})
    union
    (select id from cases where workspace_id = ${workspaceId} and status = 'snoozed' and snoozed_until <= ${by} order by snoozed_until limit ${limit})`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
