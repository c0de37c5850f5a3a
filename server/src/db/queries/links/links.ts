import { sql } from 'kysely'
import { timestamp, timestampOrNull, type Tx } from '../../database.ts'
import { jsonb } from '../../database.ts'
import { insertRows } from '../../insert-rows.ts'
import type { NewRowOf, RowOf } from '../../tables.ts'
import { uuids } from '../intake/authors.ts'

type Link = RowOf<'links'>

/** The choice in force: what likeness may do here. */
export async function readLinkChoice(tx: Tx): Promise<RowOf<'link_choices'> | undefined> {
  return tx.selectFrom('link_choices').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
}

export function insertLinkChoice(tx: Tx, choice: NewRowOf<'link_choices'>): Promise<unknown> {
  return insertRows(tx, 'link_choices', [choice])
}

/** The current link of each of these profiles. */
export function readCurrentLinks(tx: Tx, profileIds: readonly string[]): Promise<Link[]> {
  if (profileIds.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('links')
    .selectAll()
    .where(sql<boolean>`profile_id = any(${uuids(profileIds)})`)
    .where('undone_at', 'is', null)
    .execute()
}

/** Locked until the end of the transaction. */
export function lockLink(tx: Tx, id: string): Promise<Link | undefined> {
  return tx.selectFrom('links').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Links of a profile, the latest first; who knows how they came about. */
export function readLinksOf(tx: Tx, profileId: string): Promise<Link[]> {
  return tx
    .selectFrom('links')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** @param by the member who took it back; null where it only gives way to another one */
export async function endLink(tx: Tx, id: string, at: number, by: string | null): Promise<void> {
  await tx
    .updateTable('links')
    .set({ undone_at: timestamp(at), undone_by: by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute()
}

/** What had given way to a link that is taken back holds again. @returns it, if there was one */
export async function restoreFormer(tx: Tx, link: Link): Promise<Link | undefined> {
  return tx
    .updateTable('links')
    .set({ undone_at: null })
    .where('profile_id', '=', link.profile_id)
    .where('id', '<>', link.id)
    .where('undone_at', '=', timestamp(link.created_at))
    .where('undone_by', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** A link that was taken back by a person holds again. */
export async function reviveLink(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('links').set({ undone_at: null, undone_by: null }).where('id', '=', id).execute()
}

/** It gave way to another one at that moment, and comes back when that one is taken back. */
export async function giveWay(tx: Tx, id: string, at: number): Promise<void> {
  await tx
    .updateTable('links')
    .set({ undone_at: timestamp(at), undone_by: null })
    .where('id', '=', id)
    .execute()
}

/** Links to a customer that somebody ended at that very moment, the latest first. */
export function linksEndedAt(tx: Tx, customerId: string, at: number): Promise<Link[]> {
  return tx
    .selectFrom('links')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('undone_at', '=', timestamp(at))
    .where('undone_by', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Cases that a profile opened, as far as they were not joined into others; the latest ones. */
export async function casesOpenedBy(tx: Tx, profileId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from cases
    where profile_id = ${profileId} and joined_into is null order by joined_at desc limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function noteMoved(tx: Tx, linkId: string, moved: NonNullable<Link['moved']>): Promise<void> {
  await sql`update links set moved = ${JSON.stringify(moved)}::json where id = ${linkId}`.execute(tx)
}

/** Contacts that a person has said to belong to each case: they stay, whoever the author is. */
export async function contactsLinkedByPeople(
  tx: Tx,
  caseIds: readonly string[],
): Promise<{ case_id: string; at: number; channel: string }[]> {
  const { rows } = await sql<{ case_id: string; at: number; channel: string }>`
    select t.case_id, c.at, c.channel from timeline t join contacts c on c.id = t.subject_id
    where t.case_id = any(${uuids(caseIds)}) and t.kind = 'contact-linked'`.execute(tx)
  return rows
}

/** Adds to how often profiles and customers agreed in which way. */
export async function addPatterns(tx: Tx, workspaceId: string, counts: ReadonlyMap<number, { alike: number; drawn: number }>) {
  const rows = [...counts].flatMap(([code, { alike, drawn }]) => [
    ...(alike > 0 ? [{ code, alike: true, pairs: alike }] : []),
    ...(drawn > 0 ? [{ code, alike: false, pairs: drawn }] : []),
  ])
  if (rows.length === 0) return
  await sql`insert into link_patterns (workspace_id, code, alike, pairs)
    select ${workspaceId}::uuid, (r ->> 'code')::int8, (r ->> 'alike')::bool, (r ->> 'pairs')::int8
    from jsonb_array_elements(${jsonb(rows)}) r
    on conflict (workspace_id, code, alike) do update set pairs = link_patterns.pairs + excluded.pairs`.execute(tx)
}

export function readPatterns(tx: Tx): Promise<Pick<RowOf<'link_patterns'>, 'code' | 'alike' | 'pairs'>[]> {
  return tx.selectFrom('link_patterns').select(['code', 'alike', 'pairs']).execute()
}

/** Whether either of them objects to being linked; undefined where there is no such profile or customer. */
export async function readObjections(
  tx: Tx,
  profileId: string,
  customerId: string,
): Promise<{ profile: number | null; customer: number | null } | undefined> {
  const { rows } = await sql<{ profile: number | null; customer: number | null }>`
    select p.objects_to_linking_at as profile, c.objects_to_linking_at as customer
    from profiles p cross join customers c where p.id = ${profileId} and c.id = ${customerId}`.execute(tx)
  return rows[0]
}

/** @returns false where there is no such profile */
export async function setProfileObjection(tx: Tx, id: string, at: number | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('profiles')
    .set({ objects_to_linking_at: timestampOrNull(at) })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Of every record of theirs. @returns false where there is no such customer */
export async function setCustomerObjection(tx: Tx, id: string, to: 'linking' | 'scoring', at: number | null): Promise<boolean> {
  const when = timestampOrNull(at)
  const { numUpdatedRows } = await tx
    .updateTable('customers')
    .set(
      to === 'linking'
        ? { objects_to_linking_at: when }
        : { objects_to_scoring_at: when, ...(at === null ? {} : { level: 'good' as const }) },
    )
    .where(record => record.or([record('id', '=', id), record('merged_into', '=', id)]))
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function profilesLinkedTo(tx: Tx, customerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('links')
    .select('profile_id')
    .where('customer_id', '=', customerId)
    .where('undone_at', 'is', null)
    .execute()
  return rows.map(({ profile_id }) => profile_id)
}

export type LinkWithCustomer = Link & { customer_name: string; customer_city: string | null; customer_external_id: string | null }

/** Links of a profile, the latest first, with whom they name. */
export function readLinksWithCustomers(tx: Tx, profileId: string): Promise<LinkWithCustomer[]> {
  return tx
    .selectFrom('links')
    .innerJoin('customers', 'customers.id', 'links.customer_id')
    .selectAll('links')
    .select([
      'customers.name as customer_name',
      'customers.city as customer_city',
      'customers.external_id as customer_external_id',
    ])
    .where('links.profile_id', '=', profileId)
    .where('customers.erased_at', 'is', null)
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc')
    .limit(50)
    .execute()
}

export async function readProfileOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const row = await tx.selectFrom('cases').select('profile_id').where('id', '=', caseId).executeTakeFirst()
  return row?.profile_id ?? null
}

export async function readProfileObjection(tx: Tx, profileId: string): Promise<boolean> {
  const row = await tx.selectFrom('profiles').select('objects_to_linking_at').where('id', '=', profileId).executeTakeFirst()
  return row !== undefined && row.objects_to_linking_at !== null
}
