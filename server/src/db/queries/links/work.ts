import { sql } from 'kysely'
import { binaryArray } from '../../binary-array.ts'
import type { Tx } from '../../database.ts'
import { writeBehind } from '../../swift-client.ts'
import { uuids } from '../intake/authors.ts'

/** What waits to be looked at, who is behind it. */
export type LinkWork = { profileIds: string[]; customerIds: string[] }

/** These profiles are new, called otherwise, or have said something in private. */
export async function noteProfilesToLink(tx: Tx, workspaceId: string, profileIds: readonly string[]): Promise<void> {
  await sql`${sql.raw(writeBehind)}insert into link_work (workspace_id, profile_ids)
    values (${workspaceId}::uuid, ${uuids(profileIds)})`.execute(tx)
}

/** Who these customers may be behind is looked at again. */
export async function noteCustomersToLink(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  await sql`insert into link_work (workspace_id, customer_ids) values (${workspaceId}::uuid, ${uuids(customerIds)})`.execute(tx)
}

/** Takes the next pieces of work out of the list; a second worker finds others. @returns null when nothing waits */
export async function takeLinkWork(tx: Tx, pieces: number): Promise<LinkWork | null> {
  const { rows } = await sql<{ profile_ids: string[]; customer_ids: string[] }>`
    delete from link_work where (workspace_id, id) in (
      select workspace_id, id from link_work where workspace_id = (select app.current_workspace())
      order by id limit ${sql.lit(pieces)} for update skip locked
    ) returning profile_ids, customer_ids`.execute(tx)
  if (rows.length === 0) return null
  return {
    profileIds: [...new Set(rows.flatMap(row => row.profile_ids))],
    customerIds: [...new Set(rows.flatMap(row => row.customer_ids))],
  }
}

/** Customers there are; what else is needed depends on whether there are any. */
export async function countCustomers(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from customers where erased_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Before the first customer came nobody was looked at, so now everybody is. */
export async function noteEverybody(tx: Tx, workspaceId: string, atOnce: number): Promise<void> {
  await sql`insert into link_work (workspace_id, profile_ids)
    select ${workspaceId}::uuid, array_agg(id) from (
      select p.id, (row_number() over (order by p.id)) / ${sql.lit(atOnce)} as piece from profiles p
      where not exists (select from links l where l.profile_id = p.id and l.undone_at is null and l.assurance <> 'suggested')
    ) everybody group by piece`.execute(tx)
}

export async function hasProfileKeys(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from profile_keys where workspace_id = (select app.current_workspace())) as has`.execute(tx)
  return rows[0]?.has ?? false
}

/** The intake makes links too; until this transaction ends it waits, and so does whoever else links. */
export async function lockLinks(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${workspaceId}`}, 0))`.execute(tx)
}

/** Gives these people these keys and no others. */
export async function replaceKeys(
  tx: Tx,
  side: 'customer' | 'profile',
  ids: readonly string[],
  keys: readonly { id: string; key: number }[],
): Promise<void> {
  const table = sql.table(`${side}_keys`)
  const owner = sql.ref(`${side}_id`)
  await sql`delete from ${table} where ${owner} = any(${uuids(ids)})`.execute(tx)
  if (keys.length === 0) return
  const numbers = binaryArray(
    'int8',
    keys.map(({ key }) => key),
  )
  await sql`insert into ${table} (workspace_id, key, ${owner})
    select (select app.current_workspace()), key, id
    from unnest(${numbers}::int8[], ${uuids(keys.map(({ id }) => id))}) as fresh (key, id) on conflict do nothing`.execute(tx)
}

/** Who shares a key with whom; a key that more than `most` have is passed over. */
export async function sharingKeys(
  tx: Tx,
  side: 'customer' | 'profile',
  keys: readonly number[],
  most: number,
): Promise<{ key: number; id: string }[]> {
  if (keys.length === 0) return []
  const table = sql.table(`${side}_keys`)
  const { rows } = await sql<{ key: number; id: string }>`
    select wanted.key, found.id from unnest(${binaryArray('int8', keys)}::int8[]) as wanted (key)
    cross join lateral (
      select array_agg(id) as ids from (
        select ${sql.ref(`${side}_id`)} as id from ${table}
        where workspace_id = (select app.current_workspace()) and key = wanted.key limit ${sql.lit(most + 1)}
      ) few
    ) them cross join lateral unnest(them.ids) as found (id)
    where cardinality(them.ids) <= ${sql.lit(most)}`.execute(tx)
  return rows
}

/** How many customers have each of these keys. */
export async function countKeys(tx: Tx, keys: readonly number[]): Promise<Map<number, number>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: number; n: number }>`
    select wanted.key, (select count(*) from customer_keys
      where workspace_id = (select app.current_workspace()) and key = wanted.key) as n
    from unnest(${binaryArray('int8', keys)}::int8[]) as wanted (key)`.execute(tx)
  return new Map(rows.map(({ key, n }) => [key, n]))
}
