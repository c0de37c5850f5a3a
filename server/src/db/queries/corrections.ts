import { sql, type RawBuilder } from 'kysely'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { timestamp, type Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { NewRowOf, RowOf } from '../tables.ts'
import type { Labels } from '../tables/understanding.ts'

/** A message of a case with how and by which version it was read, and what a person last said of that. */
export type ReadMessage = {
  id: string
  sent_at: number
  understanding: Understanding | null
  corrected: Labels | null
  /** Null where this was not kept yet. */
  read_by: string | null
}

/** The customer's messages of a case, in order. Those that were deleted say nothing any more. */
export async function readMessagesRead(tx: Tx, caseId: string): Promise<ReadMessage[]> {
  const { rows } = await sql<ReadMessage>`
    select m.id, m.sent_at, m.understanding, c.after as corrected,
      (select read_by from decisions d where d.case_id = m.case_id and d.decided_at >= m.received_at order by d.position limit 1)
        as read_by
    from messages m
    left join lateral (
      select after from corrections where message_id = m.id and undone_at is null order by at desc, id desc limit 1
    ) c on true
    where m.case_id = ${caseId} and m.direction = 'in'
    order by m.sent_at, m.position`.execute(tx)
  return rows
}

export async function insertCorrection(tx: Tx, row: NewRowOf<'corrections'>): Promise<void> {
  await insertRows(tx, 'corrections', [row])
}

export function findCorrectionByKey(tx: Tx, key: string): Promise<RowOf<'corrections'> | undefined> {
  return tx.selectFrom('corrections').selectAll().where('idempotency_key', '=', key).executeTakeFirst()
}

/** What people said of a case's messages, latest last; without what they took back. */
export function readCorrections(tx: Tx, caseId: string): Promise<RowOf<'corrections'>[]> {
  return tx
    .selectFrom('corrections')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export function findCorrection(tx: Tx, id: string): Promise<RowOf<'corrections'> | undefined> {
  return tx.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function markUndone(tx: Tx, id: string, { at, userId }: { at: number; userId: string }): Promise<void> {
  await tx
    .updateTable('corrections')
    .set({ undone_at: timestamp(at), undone_by: userId })
    .where('id', '=', id)
    .execute()
}

/** A correction with the words that it is about. */
export type TaughtMessage = {
  id: string
  at: number
  subject: string | null
  body: string
  language: string | null
  after: Labels
  model: string
}

/**
 * What people last said of each message, oldest first, behind a place: only where the words still stand and their author was not
 * erased.
 */
export async function readTaught(tx: Tx, after: { at: number; id: string } | null, most: number): Promise<TaughtMessage[]> {
  const { rows } = await sql<TaughtMessage>`
    select c.id, c.at, m.subject, m.body, m.understanding->>'language' as language, c.after, c.model
    ${taught}
      ${after === null ? sql`` : sql`and (c.at, c.id) > (${timestamp(after.at)}, ${after.id})`}
    order by c.at, c.id
    limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** How many messages there are to learn from, and of how many something was said after an instant. */
export async function countTaught(tx: Tx, after: number): Promise<{ all: number; fresh: number }> {
  const { rows } = await sql<{ all: number; fresh: number }>`
    select count(*)::int as all, (count(*) filter (where c.at > ${timestamp(after)}))::int as fresh ${taught}`.execute(tx)
  return rows[0] ?? { all: 0, fresh: 0 }
}

const taught: RawBuilder<unknown> = sql`
    from corrections c
    join messages m on m.id = c.message_id
    left join profiles p on p.id = m.profile_id
    where c.undone_at is null and m.deleted_at is null and m.body <> '' and p.erased_at is null
      and not exists (
        select from corrections later where later.message_id = c.message_id and later.undone_at is null
          and (later.at, later.id) > (c.at, c.id)
      )`
