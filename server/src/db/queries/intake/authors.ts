import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Assurance } from '@evenhand/domain/facts/relationship.ts'
import type { KnownWorth } from '@evenhand/domain/value/known-worth.ts'
import { binaryArray } from '../../binary-array.ts'
import { allColumns } from '../../all-columns.ts'
import { timestamp } from '../../database.ts'
import type { Tx } from '../../database.ts'
import { writeBehind } from '../../swift-client.ts'
import type { Question } from '../../together.ts'
import type { NewRowOf, RowOf } from '../../tables.ts'
import type { Network } from '../../vocabulary.ts'

/** Something that a channel names. */
export type ChannelKey = { channelId: string; externalId: string }

/*
 * Everything that a batch looks up is looked up key by key, with `lateral … limit`. A plain join leaves the planner a choice, and
 * where statistics are missing (a new database, a big import) it takes the workspace, which row-level security adds to every
 * table, for the better key and reads all of it.
 */

/** Two arrays side by side, as a table `wanted (channel_id, external_id)`. */
export function wantedKeys(keys: readonly ChannelKey[]) {
  const channels = binaryArray(
    'uuid',
    keys.map(({ channelId }) => channelId),
  )
  const externals = binaryArray(
    'text',
    keys.map(({ externalId }) => externalId),
  )
  return sql`unnest(${channels}::uuid[], ${externals}::text[]) as wanted (channel_id, external_id)`
}

export function uuids(ids: readonly string[]) {
  return sql<string>`${binaryArray('uuid', ids)}::uuid[]`
}

export type StoredProfile = RowOf<'profiles'> & {
  link_customer_id: string | null
  link_assurance: Exclude<Assurance, 'unknown'> | null
}

/** Profiles with their current links. */
export function profilesOf(keys: readonly ChannelKey[]): Question<StoredProfile> | null {
  if (keys.length === 0) return null
  return sql<StoredProfile>`
    select p.*, l.customer_id as link_customer_id, l.assurance as link_assurance
    from ${wantedKeys(keys)}
    cross join lateral (
      select ${allColumns('profiles')} from profiles where channel_id = wanted.channel_id and external_id = wanted.external_id limit 1
    ) p
    left join lateral (select customer_id, assurance from links where profile_id = p.id and undone_at is null limit 1) l on true`
}

/** Links that were taken back: the same evidence must not make them again. A suggestion that only gave way was not. */
export function undoneLinksOf(profileIds: readonly string[]): Question<UndoneLink> | null {
  if (profileIds.length === 0) return null
  return sql<UndoneLink>`select profile_id, customer_id from links
    where profile_id = any(${uuids(profileIds)}) and undone_at is not null
      and (assurance <> 'suggested' or undone_by is not null)`
}
export type UndoneLink = { profile_id: string; customer_id: string }

export type Identifier = { kind: 'given' | 'email' | 'phone'; value: string }

/**
 * Whom exact identifiers belong to: mail addresses and phone numbers that were verified, and the company's own ids. A record that is found
 * under another one is the other's; `told_of` names it then.
 */
export function customersBehind(identifiers: readonly Identifier[]): Question<KnownIdentifier> | null {
  if (identifiers.length === 0) return null
  const kinds = identifiers.map(({ kind }) => kind)
  const values = identifiers.map(({ value }) => value)
  return sql<KnownIdentifier>`
    with wanted as (select * from unnest(${binaryArray('text', kinds)}::text[], ${binaryArray('text', values)}::text[]) as w (kind, value))
    select wanted.kind, wanted.value, coalesce(c.merged_into, c.id) as customer_id, case when c.merged_into is not null then c.id end as told_of from wanted
    join customer_identifiers i on i.workspace_id = (select app.current_workspace()) and i.kind = wanted.kind and i.value = wanted.value
    join customers c on c.id = i.customer_id and c.erased_at is null and c.objects_to_linking_at is null
    where i.kind = 'given' or i.verified_at is not null
    union all
    select wanted.kind, wanted.value, coalesce(c.merged_into, c.id), case when c.merged_into is not null then c.id end from wanted
    join customers c on c.workspace_id = (select app.current_workspace()) and c.external_id = wanted.value and c.erased_at is null
      and c.objects_to_linking_at is null
    where wanted.kind = 'given'`
}
export type KnownIdentifier = Identifier & { customer_id: string; told_of: string | null }

export type KnownCustomer = Pick<RowOf<'customers'>, 'id' | 'level'> & { worth: KnownWorth | null }

/** What records say of some customers: their latest orders and contacts, a bounded number of each. */
export function customersById(ids: readonly string[]): Question<KnownCustomer> | null {
  if (ids.length === 0) return null
  return sql<KnownCustomer>`select c.id, c.level, v.known as worth from customers c
    left join lateral (select known from customer_values where customer_id = c.id limit 1) v on true
    where c.id = any(${uuids(ids)})`
}

export function ordersOf(customerIds: readonly string[]): Question<RowOf<'orders'>> | null {
  if (customerIds.length === 0) return null
  return sql<RowOf<'orders'>>`select o.* from unnest(${uuids(customerIds)}) as wanted (id)
    cross join lateral (select ${allColumns('orders')} from orders where customer_id = wanted.id order by placed_at desc limit 100) o`
}

export function contactsOf(customerIds: readonly string[]): Question<RowOf<'contacts'>> | null {
  if (customerIds.length === 0) return null
  return sql<RowOf<'contacts'>>`select c.* from unnest(${uuids(customerIds)}) as wanted (id)
    cross join lateral (select ${allColumns('contacts')} from contacts where customer_id = wanted.id order by at desc limit 50) c`
}

/** What the messages of each channel are. */
export function networksOf(channelIds: readonly string[]): Question<{ id: string; network: Network }> {
  return sql<{ id: string; network: Network }>`select id, network from channels where id = any(${uuids(channelIds)})`
}

/** Ends suggested links before exact ones take their place; the rows stay, with what they rested on. */
export async function supersedeLinks(tx: Tx, profileIds: readonly string[], at: Instant): Promise<void> {
  await sql`${sql.raw(writeBehind)}update links set undone_at = ${timestamp(at)}
    where profile_id = any(${uuids(profileIds)}) and undone_at is null and assurance <> 'verified'`.execute(tx)
}

/** The audience closet is written here and read nowhere on this path. What has not changed is not written. */
export async function saveFollowers(tx: Tx, rows: readonly NewRowOf<'profile_audience'>[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(row => row.profile_id)
  const followers = rows.map(row => row.followers ?? null)
  const times = rows.map(row => row.observed_at)
  await sql`${sql.raw(writeBehind)}insert into profile_audience (profile_id, workspace_id, followers, observed_at)
    select profile_id, (select app.current_workspace()), followers, observed_at
    from unnest(${uuids(ids)}, ${binaryArray('int8', followers)}::int8[], ${binaryArray('timestamptz', times)}::timestamptz[])
      as fresh (profile_id, followers, observed_at)
    on conflict (profile_id) do update set followers = excluded.followers, observed_at = excluded.observed_at
    where profile_audience.followers is distinct from excluded.followers and profile_audience.observed_at <= excluded.observed_at`.execute(
    tx,
  )
}
