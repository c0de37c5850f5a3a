import { sql } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'
import { insertRows } from '../../insert-rows.ts'
import type { RowOf } from '../../tables.ts'
import type { Fared } from './articles.ts'

export type KeptRow = RowOf<'kept_answers'>
export type KeptListed = KeptRow & Fared & { number: number }

/** Latest first. */
export async function listKept(tx: Tx, most: number): Promise<KeptListed[]> {
  const { rows } = await sql<KeptListed>`
    select k.*, c.number, coalesce(u.used, 0) as used, coalesce(u.edited, 0) as edited, coalesce(u.ignored, 0) as ignored
    from kept_answers k
    join cases c on c.id = k.case_id
    left join lateral (
      select count(*) filter (where outcome = 'sent')::int as used, count(*) filter (where outcome = 'edited')::int as edited,
        count(*) filter (where outcome = 'ignored')::int as ignored
      from answer_uses where document_id = k.id
    ) u on true
    order by k.kept_at desc, k.id desc
    limit ${most}`.execute(tx)
  return rows
}

/** What was kept of a message already; the same answer is kept once. */
export async function findKeptOf(tx: Tx, messageId: string): Promise<KeptRow | undefined> {
  return tx
    .selectFrom('kept_answers')
    .innerJoin('kept_answer_sources', 'kept_answer_sources.kept_answer_id', 'kept_answers.id')
    .selectAll('kept_answers')
    .where('kept_answer_sources.message_id', '=', messageId)
    .executeTakeFirst()
}

/** Messages of a case's conversations that something was kept of. */
export async function keptMessages(tx: Tx, caseId: string): Promise<{ id: string; message_id: string }[]> {
  const { rows } = await sql<{ id: string; message_id: string }>`
    select k.id, s.message_id from kept_answers k join kept_answer_sources s on s.kept_answer_id = k.id where k.case_id = ${caseId}`.execute(
    tx,
  )
  return rows
}

export async function insertKept(tx: Tx, { kept_at, ...kept }: KeptRow, messageIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('kept_answers')
    .values({ ...kept, kept_at: timestamp(kept_at) })
    .execute()
  const { id, workspace_id } = kept
  await insertRows(
    tx,
    'kept_answer_sources',
    messageIds.map(message_id => ({ workspace_id, kept_answer_id: id, message_id })),
  )
}

/** @returns whether it was there */
export async function deleteKept(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('kept_answers').where('id', '=', id).returning('id').executeTakeFirst()
  return gone !== undefined
}

export type KeepMessage = Pick<
  RowOf<'messages'>,
  'id' | 'case_id' | 'profile_id' | 'direction' | 'subject' | 'body' | 'sent_at' | 'visibility'
> & { language: string | null }

/** All words of a case's conversations, in order: those of the case, and those of others. */
export async function readKeepable(tx: Tx, caseId: string): Promise<KeepMessage[]> {
  const { rows } = await sql<KeepMessage>`
    select m.id, m.case_id, m.profile_id, m.direction, m.subject, m.body, m.sent_at, m.visibility,
      m.understanding->>'language' as language
    from messages m
    where m.deleted_at is null and m.original_seen
      and (m.case_id = ${caseId} or m.conversation_id in (select conversation_id from case_conversations where case_id = ${caseId}))
    order by m.sent_at, m.position
    limit 1000`.execute(tx)
  return rows
}

/**
 * Everything that names the people of a case: names, handles, addresses and numbers of the author, of everybody in the thread, of the
 * customer and their household, of their orders, and of all colleagues: a mail from outside the desk is
 * signed by one of them too.
 */
export async function readNames(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with the_case as (select * from cases where id = ${caseId}),
    wrote as (
      select m.profile_id from messages m
      where m.case_id = ${caseId} or m.conversation_id in (select conversation_id from case_conversations where case_id = ${caseId})
    ),
    faces as (select profile_id as id from wrote union select profile_id from the_case),
    persons as (
      select customer_id as id from the_case where customer_id is not null
      union
      select l.customer_id from links l join faces f on f.id = l.profile_id where l.undone_at is null
    ),
    family as (
      select id from persons
      union
      select u.id from customers u join customers own on own.household_id = u.household_id join persons p on p.id = own.id
      union
      select u.id from customers u join persons p on u.merged_into = p.id
    )
    select distinct name from (
      select p.display_name as name from profiles p join faces f on f.id = p.id
      union all select p.handle from profiles p join faces f on f.id = p.id
      union all select p.external_id from profiles p join faces f on f.id = p.id
      union all select u.name from customers u join family f on f.id = u.id
      union all select u.external_id from customers u join family f on f.id = u.id
      union all select h.name from households h join customers u on u.household_id = h.id join family f on f.id = u.id
      union all select i.value from customer_identifiers i join family f on f.id = i.customer_id
      union all select o.number from orders o join family f on f.id = o.customer_id
      union all select r.reference from case_references r where r.case_id = ${caseId}
      union all select n.name from members n
    ) named
    where name is not null and length(trim(name)) > 1`.execute(tx)
  return rows.map(row => row.name)
}
