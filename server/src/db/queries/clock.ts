import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../database.ts'
import { writeBehind } from '../swift-client.ts'

/** Wakes the job `clock` when the next case wakes or starves, if one will. */
export async function wakeClock(tx: Tx, workspaceId: string): Promise<void> {
  await sql`${sql.raw(writeBehind)}select app.enqueue('clock', ${JSON.stringify({ workspaceId })}::json, null, next.at, ${`clock:${workspaceId}`}::text)
    from (select least(
      (select min(promote_at) from cases where workspace_id = ${workspaceId} and promote_at is not null),
      (select min(snoozed_until) from cases where workspace_id = ${workspaceId} and status = 'snoozed')
    ) as at) next where next.at is not null`.execute(tx)
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
