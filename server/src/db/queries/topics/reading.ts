import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'

/** Takes the turn to read. @returns undefined when another reader has it */
export async function takeReading(tx: Tx, workspaceId: string): Promise<RowOf<'topic_reading'> | undefined> {
  await sql`insert into topic_reading (workspace_id) values (${workspaceId}) on conflict do nothing`.execute(tx)
  return tx
    .selectFrom('topic_reading')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** The topics have changed: what was written since then is to be read again, a piece at a time. */
export async function readAgain(tx: Tx, workspaceId: string, since: Instant): Promise<void> {
  await sql`
    insert into unread_topics (workspace_id, message_ids)
    select ${workspaceId}, array_agg(id) from (
      select id, (row_number() over (order by sent_at desc)) / 500 as piece from messages
      where workspace_id = ${workspaceId} and direction = 'in' and body <> '' and sent_at > ${timestamp(since)}
    ) recent group by piece order by piece`.execute(tx)
}

/** Takes what the next few statements have written out of the line. */
export async function takeUnread(tx: Tx, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with next as (select id from unread_topics where workspace_id = ${workspaceId} order by id limit 4),
    taken as (
      delete from unread_topics u using next where u.workspace_id = ${workspaceId} and u.id = next.id returning u.id, u.message_ids
    )
    select distinct unnest(message_ids) as id from taken`.execute(tx)
  return rows.map(({ id }) => id)
}

export type MessageToRead = {
  id: string
  case_id: string | null
  text: string
  language: string | null
  sent_at: Instant
  group_id: string | null
  stale: boolean | null
}

/** In the order in which they were handled, whatever order they stand in line. */
export async function messagesToRead(tx: Tx, ids: readonly string[]): Promise<MessageToRead[]> {
  const { rows } = await sql<MessageToRead>`
    select m.id, m.case_id, concat_ws(E'\n', nullif(m.subject, ''), nullif(m.body, '')) as text,
      m.understanding->>'language' as language, m.sent_at, g.group_id, g.stale
    from messages m left join group_messages g on g.message_id = m.id
    where m.id = any(${ids}::uuid[]) and m.direction = 'in'
    order by m.position for share of m`.execute(tx)
  return rows
}

export async function forgetTopicsOf(tx: Tx, messageIds: readonly string[]): Promise<void> {
  await sql`delete from message_topics where message_id = any(${messageIds}::uuid[])`.execute(tx)
}

export async function leaveGroups(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length > 0) await sql`delete from group_messages where message_id = any(${messageIds}::uuid[])`.execute(tx)
}

export type StoredReading = { workspaceId: string; documents: number; counts: Buffer; readVersion: number }

export async function saveReading(tx: Tx, { workspaceId, documents, counts, readVersion }: StoredReading): Promise<void> {
  await sql`update topic_reading set turn = turn + 1, documents = ${documents}::int4, counts = ${counts}::bytea,
    read_version = ${readVersion}::int4 where workspace_id = ${workspaceId}`.execute(tx)
}

/** The cases of messages as they stand, for telling the desks. */
export async function casesNow(tx: Tx, ids: readonly string[]): Promise<{ caseId: string; version: number }[]> {
  const { rows } = await sql<{ caseId: string; version: number }>`
    select id as "caseId", version from cases where id = any(${ids}::uuid[])`.execute(tx)
  return rows
}
