import { sql } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import { uuids } from '../intake/authors.ts'

/** A message that stands in the case of another profile of the same customer. */
export type ForeignMessage = Pick<
  RowOf<'messages'>,
  'id' | 'channel_id' | 'external_id' | 'sent_at' | 'received_at' | 'subject' | 'body' | 'understanding' | 'visibility'
> & { case_id: string; root_external_id: string; author_external_id: string }

/**
 * What a profile wrote into cases of a customer's other profiles, and they into its own: together only because the customer was one. What a
 * person has joined stays together.
 */
export async function readForeignMessages(tx: Tx, profileId: string, customerId: string): Promise<ForeignMessage[]> {
  const { rows } = await sql<ForeignMessage>`
    select m.id, m.channel_id, m.external_id, m.sent_at, m.received_at, m.subject, m.body, m.understanding, m.visibility,
      m.case_id, t.root_external_id, p.external_id as author_external_id
    from cases c
    join messages m on m.case_id = c.id and m.direction = 'in'
    join conversations t on t.id = m.conversation_id
    join profiles p on p.id = m.profile_id
    where (c.profile_id = ${profileId} or c.customer_id = ${customerId})
      and m.profile_id <> c.profile_id and ${profileId} in (m.profile_id, c.profile_id)
      and not exists (
        select from merges g where g.into_id = c.id and g.undone_at is null and g.kind = 'case-joined'
          and g.moved -> 'moved' -> 'messages' @> to_jsonb(m.id::text))
    order by m.sent_at, m.position`.execute(tx)
  return rows
}

/** What records of one person wrote into cases of the other's while they were one; what a person has joined stays together. */
export async function readMessagesAcross(tx: Tx, records: readonly [string, string], since: number): Promise<ForeignMessage[]> {
  const { rows } = await sql<ForeignMessage>`
    select m.id, m.channel_id, m.external_id, m.sent_at, m.received_at, m.subject, m.body, m.understanding, m.visibility,
      m.case_id, t.root_external_id, p.external_id as author_external_id
    from cases c
    join links opened on opened.profile_id = c.profile_id and opened.undone_at is null
    join messages m on m.case_id = c.id and m.direction = 'in' and m.received_at >= ${timestamp(since)}
    join links wrote on wrote.profile_id = m.profile_id and wrote.undone_at is null
    join conversations t on t.id = m.conversation_id
    join profiles p on p.id = m.profile_id
    where c.customer_id = any(${uuids(records)}) and opened.customer_id = any(${uuids(records)})
      and wrote.customer_id = any(${uuids(records)}) and wrote.customer_id <> opened.customer_id
      and not exists (
        select from merges g where g.into_id = c.id and g.undone_at is null and g.kind = 'case-joined'
          and g.moved -> 'moved' -> 'messages' @> to_jsonb(m.id::text))
    order by m.sent_at, m.position`.execute(tx)
  return rows
}

/** Takes them out of their cases, with the answers that name them. */
export async function detachMessages(tx: Tx, foreign: readonly ForeignMessage[]): Promise<void> {
  const ids = uuids(foreign.map(({ id }) => id))
  await sql`update messages a set case_id = null from messages m
    where m.id = any(${ids}) and a.case_id = m.case_id and a.direction = 'out'
      and a.channel_id = m.channel_id and a.in_reply_to_external_id = m.external_id`.execute(tx)
  await sql`update messages set case_id = null where id = any(${ids})`.execute(tx)
}

/** What is said in a case by now, oldest first. */
export function readSaid(
  tx: Tx,
  caseId: string,
): Promise<Pick<RowOf<'messages'>, 'id' | 'sent_at' | 'subject' | 'body' | 'understanding' | 'conversation_id'>[]> {
  return tx
    .selectFrom('messages')
    .select(['id', 'sent_at', 'subject', 'body', 'understanding', 'conversation_id'])
    .where('case_id', '=', caseId)
    .where('direction', '=', 'in')
    .orderBy('sent_at')
    .orderBy('position')
    .execute()
}

/** The case is not about these any more, and runs over these conversations only. */
export async function forgetForeign(
  tx: Tx,
  caseId: string,
  { references, conversationIds }: { references: readonly string[]; conversationIds: readonly string[] },
): Promise<void> {
  await sql`delete from case_references where case_id = ${caseId} and reference = any(${references}::text[])`.execute(tx)
  await sql`delete from case_conversations where case_id = ${caseId} and not conversation_id = any(${uuids(conversationIds)})
    and not exists (select from messages m where m.case_id = ${caseId} and m.conversation_id = case_conversations.conversation_id)`.execute(
    tx,
  )
}

/** Whether a person has said how messages of a case are to be read. */
export async function hasCorrections(tx: Tx, caseId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('corrections')
    .select('id')
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
