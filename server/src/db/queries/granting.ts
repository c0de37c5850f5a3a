import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

export type Deserving = Pick<RowOf<'customer_values'>, 'customer_id' | 'claim' | 'deserved_level' | 'known'> & { cases: number }

/** Who deserves more than good, with how many cases that levels touch they have had since then. */
export async function deservingCustomers(tx: Tx, workspaceId: string, since: Instant): Promise<Deserving[]> {
  const { rows } = await sql<Deserving>`
    select v.customer_id, v.claim, v.deserved_level, v.known, coalesce(c.cases, 0)::int as cases
    from customer_values v
    left join lateral (
      select count(*) as cases from cases where customer_id = v.customer_id and opened_at > ${timestamp(since)} and severity in ('medium', 'low')
    ) c on true
    where v.workspace_id = ${workspaceId} and v.deserved_level <> 'good'`.execute(tx)
  return rows
}

/** Levels touch medium and low only; what was brought in as history was never in the queue. */
export async function casesThatLevelsTouch(tx: Tx, workspaceId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cases
    where workspace_id = ${workspaceId} and opened_at > ${timestamp(since)} and severity in ('medium', 'low')`.execute(tx)
  return rows[0]?.count ?? 0
}

export type RehearsedRow = Pick<RowOf<'cases'>, 'joined_at' | 'severity' | 'customer_id' | 'first_response_at'>

/** The latest cases that joined the queue since then, a bounded number. */
export async function casesToRehearse(tx: Tx, workspaceId: string, since: Instant): Promise<RehearsedRow[]> {
  const { rows } = await sql<RehearsedRow>`
    select joined_at, severity, customer_id, first_response_at from cases
    where workspace_id = ${workspaceId} and joined_at > ${timestamp(since)} and joined_into is null
    order by joined_at desc limit 20000`.execute(tx)
  return rows
}
