import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { MarginRate } from '@evenhand/domain/value/margin-rates.ts'
import type { DatedRate } from '@evenhand/domain/value/money.ts'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

export type Valuing = RowOf<'valuing'>

/** Takes the turn to value. @returns undefined when another has it */
export async function takeValuing(tx: Tx, workspaceId: string, now: Instant): Promise<Valuing | undefined> {
  const night = await nextNight(tx, workspaceId, now)
  await sql`insert into valuing (workspace_id, next_night_at) values (${workspaceId}, ${timestamp(night)}) on conflict do nothing`.execute(
    tx,
  )
  return tx.selectFrom('valuing').selectAll().where('workspace_id', '=', workspaceId).forUpdate().skipLocked().executeTakeFirst()
}

export function readValuing(tx: Tx, workspaceId: string): Promise<Valuing | undefined> {
  return tx.selectFrom('valuing').selectAll().where('workspace_id', '=', workspaceId).executeTakeFirst()
}

/** The row for somebody who changes the numbers: whoever values right now is waited for. */
export async function waitForValuing(tx: Tx, workspaceId: string, now: Instant): Promise<Valuing> {
  const night = await nextNight(tx, workspaceId, now)
  await sql`insert into valuing (workspace_id, next_night_at) values (${workspaceId}, ${timestamp(night)}) on conflict do nothing`.execute(
    tx,
  )
  return tx.selectFrom('valuing').selectAll().where('workspace_id', '=', workspaceId).forUpdate().executeTakeFirstOrThrow()
}

/** Two o'clock of the next night, where the company is. */
export async function nextNight(tx: Tx, workspaceId: string, now: Instant): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`
    select (date_trunc('day', (${timestamp(now)} at time zone time_zone) - interval '2 hours') + interval '1 day 2 hours')
      at time zone time_zone as at
    from workspaces where id = ${workspaceId}`.execute(tx)
  return rows[0]?.at ?? now + 86_400_000
}

export async function saveValuing(tx: Tx, workspaceId: string, changes: Partial<Valuing>): Promise<void> {
  const moments = new Set(['next_night_at', 'run_at', 'finished_at'])
  const documents = new Set(['model', 'rehearsal'])
  const sets = Object.entries(changes).map(([name, value]) => {
    if (typeof value === 'number' && moments.has(name)) return sql`${sql.ref(name)} = ${timestamp(value)}`
    if (value !== null && documents.has(name)) return sql`${sql.ref(name)} = ${JSON.stringify(value)}::json`
    return sql`${sql.ref(name)} = ${value}`
  })
  await sql`update valuing set ${sql.join(sets)} where workspace_id = ${workspaceId}`.execute(tx)
}

/** Takes the customers of the next few changes out of the line. */
export async function takeChanged(tx: Tx, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with next as (select id from changed_customers where workspace_id = ${workspaceId} order by id limit 8),
    taken as (
      delete from changed_customers c using next where c.workspace_id = ${workspaceId} and c.id = next.id returning c.customer_ids
    )
    select distinct coalesce(c.merged_into, t.id) as id from (select unnest(customer_ids) as id from taken) t
      left join lateral (select merged_into, id from customers where id = t.id limit 1) c on true`.execute(tx)
  return rows.map(({ id }) => id)
}

export type ToValue = Pick<RowOf<'customers'>, 'id' | 'level' | 'household_id' | 'objects_to_scoring_at'> & {
  own_level: RowOf<'customer_values'>['own_level'] | null
  nights_below_excellent: number | null
  nights_below_exceptional: number | null
  night_at: Instant | null
}

/** Customers with where they stood, and all other members of their households: a household is valued as one. */
export async function customersToValue(tx: Tx, ids: readonly string[]): Promise<ToValue[]> {
  const { rows } = await sql<ToValue>`
    with wanted as (
      select id from unnest(${ids}::uuid[]) as w (id)
      union
      select o.id from unnest(${ids}::uuid[]) as w (id) join customers c on c.id = w.id join customers o on o.household_id = c.household_id
    )
    select c.id, c.level, c.household_id, c.objects_to_scoring_at, v.own_level, v.nights_below_excellent, v.nights_below_exceptional,
      v.night_at
    from wanted join customers c on c.id = wanted.id and c.erased_at is null and c.merged_into is null left join customer_values v on v.customer_id = c.id`.execute(
    tx,
  )
  return rows
}

/** The next customers without a household, or all members of the next households. */
export async function nextToValue(
  tx: Tx,
  workspaceId: string,
  step: 'alone' | 'households',
  after: string | null,
  most: number,
): Promise<{ ids: string[]; last: string | null }> {
  const behind = after ?? '00000000-0000-0000-0000-000000000000'
  const { rows } =
    step === 'alone'
      ? await sql<{ id: string; place: string }>`select id, id as place from customers
          where workspace_id = ${workspaceId} and household_id is null and erased_at is null and merged_into is null
            and id > ${behind} order by id limit ${most}`.execute(tx)
      : await sql<{ id: string; place: string }>`
          select c.id, h.id as place from (
            select id from households where workspace_id = ${workspaceId} and id > ${behind} order by id limit ${most}
          ) h left join customers c on c.household_id = h.id and c.merged_into is null order by h.id`.execute(tx)
  return { ids: rows.map(({ id }) => id).filter(id => id !== null), last: rows.at(-1)?.place ?? null }
}

export type CountedOrder = Pick<
  RowOf<'orders'>,
  | ('customer_id' | 'placed_at' | 'status' | 'category' | 'amount_minor' | 'margin_minor' | 'refunded_minor')
  | ('refunded_margin_minor' | 'currency')
>
export type CountedSubscription = Omit<RowOf<'subscriptions'>, 'id' | 'workspace_id' | 'number' | 'product'>

/** All orders of some customers; one that was cancelled never came to be. */
export async function ordersToCount(tx: Tx, customerIds: readonly string[]): Promise<CountedOrder[]> {
  const { rows } = await sql<CountedOrder>`
    select customer_id, placed_at, status, category, amount_minor, margin_minor, refunded_minor, refunded_margin_minor, currency from orders
    where customer_id = any(${customerIds}::uuid[]) and status <> 'cancelled' and cancelled_at is null order by customer_id, placed_at`.execute(
    tx,
  )
  return rows
}

export async function subscriptionsOf(tx: Tx, customerIds: readonly string[]): Promise<CountedSubscription[]> {
  const { rows } = await sql<CountedSubscription>`
    select customer_id, started_at, ended_at, every, amount_minor, margin_minor, currency from subscriptions
    where customer_id = any(${customerIds}::uuid[]) order by customer_id, started_at`.execute(tx)
  return rows
}

/** The next customers who ever ordered, with all their orders. */
export async function nextBuyers(tx: Tx, workspaceId: string, after: string | null, most: number): Promise<string[]> {
  const behind = after ?? '00000000-0000-0000-0000-000000000000'
  const { rows } = await sql<{ id: string }>`select id from customers
    where workspace_id = ${workspaceId} and erased_at is null and objects_to_scoring_at is null and merged_into is null and id > ${behind} order by id limit ${most}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** What somebody did for others, on whichever of their records, as far as it was not taken back. */
export async function deedsOf(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Pick<RowOf<'deeds'>, 'customer_id' | 'at' | 'kind'>[]> {
  const { rows } = await sql<Pick<RowOf<'deeds'>, 'customer_id' | 'at' | 'kind'>>`
    select customer_id, at, kind from deeds where customer_id = any(${customerIds}::uuid[]) and undone_at is null
    union all
    select c.merged_into, d.at, d.kind from customers c join deeds d on d.customer_id = c.id
    where c.merged_into = any(${customerIds}::uuid[]) and d.undone_at is null`.execute(tx)
  return rows
}

export type Rates = { currency: string; rates: DatedRate[]; margins: (MarginRate & { name: string })[] }

/** The workspace's currency, what others are worth in it, and what categories bring. */
export async function ratesTo(tx: Tx, workspaceId: string): Promise<Rates> {
  const { rows } = await sql<{ currency: string }>`select currency from workspaces where id = ${workspaceId}`.execute(tx)
  const currency = rows[0]?.currency ?? 'EUR'
  const found = await tx
    .selectFrom('currency_rates')
    .select(['from_currency as from', 'to_currency as to', 'since', 'rate'])
    .where('to_currency', '=', currency)
    .orderBy('from_currency')
    .orderBy('since')
    .execute()
  const margins = await tx
    .selectFrom('margin_rates')
    .select(['category', 'name', 'since', 'share'])
    .orderBy('category')
    .orderBy('since')
    .execute()
  return { currency, rates: found, margins }
}

export function householdStandings(tx: Tx, householdIds: readonly string[]): Promise<RowOf<'household_values'>[]> {
  return tx
    .selectFrom('household_values')
    .selectAll()
    .where(sql<boolean>`household_id = any(${householdIds}::uuid[])`)
    .execute()
}

/** Only where it is another one: a run over all leaves most rows as they are. */
export async function saveLevels(tx: Tx, levels: readonly { id: string; level: string }[]): Promise<void> {
  await sql`update customers c set level = fresh.level
    from unnest(${levels.map(({ id }) => id)}::uuid[], ${levels.map(({ level }) => level)}::text[]) as fresh (id, level)
    where c.id = fresh.id and c.level <> fresh.level`.execute(tx)
}
