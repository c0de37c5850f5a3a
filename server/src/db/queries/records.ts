import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { allColumns } from '../all-columns.ts'
import { together } from '../together.ts'
import { tables, type RowOf } from '../tables.ts'
import { uuids } from './intake/authors.ts'
import { binaryArray } from '../binary-array.ts'

/** What is stored of customers, orders and contacts that a record names, for comparing; looked up key by key, as the intake does. */

const texts = (values: readonly string[]) => sql`${binaryArray('text', values)}::text[]`

/** Whoever stores records waits for the others of this workspace, until the end of the transaction: nothing is new twice. */
export async function takeRecordsTurn(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`records ${workspaceId}`}, 0))`.execute(tx)
}

export type IdentifierRow = RowOf<'customer_identifiers'>
export type IdentifierKey = Pick<IdentifierRow, 'kind' | 'value'>

export async function customersByExternalId(tx: Tx, externalIds: readonly string[]): Promise<RowOf<'customers'>[]> {
  if (externalIds.length === 0) return []
  const { rows } = await sql<RowOf<'customers'>>`select c.* from unnest(${texts(externalIds)}) as wanted (id)
    cross join lateral (select ${allColumns('customers')} from customers
      where workspace_id = (select app.current_workspace()) and external_id = wanted.id limit 1) c`.execute(tx)
  return rows
}

/** One address is a few people's at the most; what more there are would prove nobody either. */
const mostHolders = 100

/** Identifiers of these values, whoever has them, and all of these customers. */
export async function identifiersAround(
  tx: Tx,
  keys: readonly IdentifierKey[],
  customerIds: readonly string[],
): Promise<IdentifierRow[]> {
  const kinds = texts(keys.map(({ kind }) => kind))
  const values = texts(keys.map(({ value }) => value))
  const [shared, own] = await together<[IdentifierRow, IdentifierRow]>(tx, [
    keys.length === 0
      ? null
      : sql<IdentifierRow>`select i.* from unnest(${kinds}, ${values}) as wanted (kind, value)
        cross join lateral (select ${allColumns('customer_identifiers')} from customer_identifiers
          where workspace_id = (select app.current_workspace()) and kind = wanted.kind and value = wanted.value
          limit ${sql.lit(mostHolders)}) i
        cross join lateral (select 1 from customers where id = i.customer_id and erased_at is null limit 1) c`,
    customerIds.length === 0
      ? null
      : sql<IdentifierRow>`select i.* from unnest(${uuids(customerIds)}) as wanted (id)
        cross join lateral (select ${allColumns('customer_identifiers')} from customer_identifiers
          where customer_id = wanted.id limit ${sql.lit(mostHolders)}) i`,
  ])
  return [...shared, ...own]
}

/** In this order, because at most one customer may be proven by a value at any moment. */
export async function saveIdentifiers(
  tx: Tx,
  changes: { gone: readonly IdentifierRow[]; doubted: readonly IdentifierRow[]; proven: readonly IdentifierRow[] },
): Promise<void> {
  const columns = (rows: readonly IdentifierRow[]) => sql`unnest(${texts(rows.map(({ kind }) => kind))},
    ${texts(rows.map(({ value }) => value))}, ${uuids(rows.map(({ customer_id }) => customer_id))}) as k (kind, value, customer_id)`
  const isSame = sql`i.workspace_id = (select app.current_workspace()) and i.kind = k.kind and i.value = k.value and i.customer_id = k.customer_id`
  if (changes.gone.length > 0)
    await sql`delete from customer_identifiers i using ${columns(changes.gone)} where ${isSame}`.execute(tx)
  if (changes.doubted.length > 0)
    await sql`update customer_identifiers i set verified_at = null from ${columns(changes.doubted)} where ${isSame}`.execute(tx)
  if (changes.proven.length > 0)
    await sql`insert into customer_identifiers as i (workspace_id, kind, value, customer_id, verified_at, by_record)
      select (select app.current_workspace()), k.kind, k.value, k.customer_id, k.verified_at, k.by_record
      from unnest(${texts(changes.proven.map(({ kind }) => kind))}, ${texts(changes.proven.map(({ value }) => value))},
        ${uuids(changes.proven.map(({ customer_id }) => customer_id))},
        ${binaryArray(
          'timestamptz',
          changes.proven.map(({ verified_at }) => verified_at),
        )}::timestamptz[],
        ${binaryArray(
          'bool',
          changes.proven.map(({ by_record }) => by_record),
        )}::bool[]) as k (kind, value, customer_id, verified_at, by_record)
      on conflict (workspace_id, kind, value, customer_id) do update set verified_at = excluded.verified_at`.execute(tx)
}

/** Rows by the key that the company gave them, each looked up by itself: without statistics a join would read the whole workspace. */
async function rowsByKey<Name extends 'orders' | 'refunds' | 'subscriptions' | 'contacts'>(
  tx: Tx,
  table: Name,
  key: 'number' | 'external_id',
  values: readonly string[],
): Promise<RowOf<Name>[]> {
  if (values.length === 0) return []
  const { rows } = await sql<RowOf<Name>>`select found.* from unnest(${texts(values)}) as wanted (value)
    cross join lateral (select ${toldColumns(table)} from ${sql.table(table)}
      where workspace_id = (select app.current_workspace()) and ${sql.ref(key)} = wanted.value limit 1) found`.execute(tx)
  return rows
}

/** As they were told: of the record that they name, under whichever they stand (migration 0018). */
function toldColumns(table: 'orders' | 'refunds' | 'subscriptions' | 'contacts') {
  if (table === 'refunds') return allColumns(table)
  const told: Readonly<Record<string, ReturnType<typeof sql>>> = {
    customer_id: sql`coalesce(told_of, customer_id) as customer_id`,
    told_of: sql`null::uuid as told_of`,
  }
  return sql.join(Object.keys(tables[table]).map(name => told[name] ?? sql.ref(name)))
}

export const ordersByNumber = (tx: Tx, numbers: readonly string[]): Promise<RowOf<'orders'>[]> =>
  rowsByKey(tx, 'orders', 'number', numbers)

export const refundsByExternalId = (tx: Tx, externalIds: readonly string[]): Promise<RowOf<'refunds'>[]> =>
  rowsByKey(tx, 'refunds', 'external_id', externalIds)

export const subscriptionsByNumber = (tx: Tx, numbers: readonly string[]): Promise<RowOf<'subscriptions'>[]> =>
  rowsByKey(tx, 'subscriptions', 'number', numbers)

export const contactsByExternalId = (tx: Tx, externalIds: readonly string[]): Promise<RowOf<'contacts'>[]> =>
  rowsByKey(tx, 'contacts', 'external_id', externalIds)

/**
 * What orders gave back, anew from all their refunds, or as much as a list says of the order where that is more. A refund without a margin of its own takes the same share of the order's margin as of its
 * amount: who gets all back brings nothing.
 */
export async function sumRefunds(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  await sql`update orders o set refunded_minor = s.amount, refunded_margin_minor = s.margin
    from unnest(${uuids(orderIds)}) as wanted (id)
    cross join lateral (
      select w.id, greatest(told.amount, w.said_refunded_minor) as amount,
        (told.margin + coalesce(round(w.margin_minor::numeric * greatest(w.said_refunded_minor - told.amount, 0) / nullif(w.amount_minor, 0)), 0))::bigint as margin
      from orders w cross join lateral (
        select coalesce(sum(r.amount_minor), 0)::bigint as amount,
          coalesce(sum(coalesce(r.margin_minor, round(w.margin_minor::numeric * r.amount_minor / nullif(w.amount_minor, 0)), 0)), 0)::bigint as margin
        from refunds r where r.order_id = w.id
      ) told where w.id = wanted.id limit 1
    ) s
    where o.id = s.id and (o.refunded_minor, o.refunded_margin_minor) is distinct from (s.amount, s.margin)`.execute(tx)
}
