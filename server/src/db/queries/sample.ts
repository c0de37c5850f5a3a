import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { sql } from 'kysely'
import { timestamp } from '../database.ts'
import type { Tx } from '../database.ts'
import { insertRows } from '../insert-rows.ts'
import type { RowOf } from '../tables.ts'
import type { Labels } from '../tables/understanding.ts'
import type { TimelineKind } from '../vocabulary.ts'

/** The sample day is an import like any other, of a file that comes with the program: without a fingerprint. */
const sampleFileName = 'The sample day'

export async function beginSample(
  tx: Tx,
  fresh: { id: string; workspaceId: string; createdAt: Instant; records: number },
): Promise<void> {
  await insertRows(tx, 'imports', [
    {
      id: fresh.id,
      workspace_id: fresh.workspaceId,
      format: 'jsonl',
      file_name: sampleFileName,
      bytes_total: fresh.records,
      state: 'running',
      created_at: fresh.createdAt,
    },
  ])
}

export function unfinishedSample(tx: Tx): Promise<RowOf<'imports'> | undefined> {
  return tx
    .selectFrom('imports')
    .selectAll()
    .where('file_name', '=', sampleFileName)
    .where('sha256', 'is', null)
    .where('state', '=', 'running')
    .executeTakeFirst()
}

export async function noteRecords(tx: Tx, id: string, records: number): Promise<void> {
  await tx.updateTable('imports').set({ bytes_done: records }).where('id', '=', id).execute()
}

/** While it runs, `messages_done` counts pieces of the day. */
export async function notePiece(tx: Tx, id: string, pieces: number, accepted: number): Promise<void> {
  await sql`update imports set messages_done = ${pieces}, accepted = accepted + ${accepted} where id = ${id}`.execute(tx)
}

export async function endSample(tx: Tx, id: string, finishedAt: Instant): Promise<void> {
  await sql`update imports set state = 'done', messages_total = accepted, messages_done = accepted, finished_at = ${timestamp(finishedAt)}
    where id = ${id}`.execute(tx)
}

/** Cases by the external id of a message; messages without a case are missing. */
export async function casesOfMessages(
  tx: Tx,
  messages: readonly { channelId: string; externalId: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ external_id: string; case_id: string }>`select m.external_id, m.case_id from messages m
    join unnest(${messages.map(({ channelId }) => channelId)}::uuid[], ${messages.map(({ externalId }) => externalId)}::text[])
      as asked (channel_id, external_id) using (channel_id, external_id)
    where m.case_id is not null`.execute(tx)
  return new Map(rows.map(({ external_id, case_id }) => [external_id, case_id]))
}

/** True when the timeline says that somebody did this at this very moment. */
export async function wasNoted(
  tx: Tx,
  deed: { caseId: string; userId: string; at: Instant; kind: TimelineKind },
): Promise<boolean> {
  const entry = await tx
    .selectFrom('timeline')
    .select('id')
    .where('case_id', '=', deed.caseId)
    .where('kind', '=', deed.kind)
    .where('actor_user_id', '=', deed.userId)
    .where('at', '=', timestamp(deed.at))
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
}

/** Replies of the sample day were written by people of the team. */
export async function nameAuthors(tx: Tx, authors: readonly { externalId: string; userId: string }[]): Promise<void> {
  await sql`update messages set author_user_id = a.user_id
    from unnest(${authors.map(({ externalId }) => externalId)}::text[], ${authors.map(({ userId }) => userId)}::text[]) as a (external_id, user_id)
    where messages.external_id = a.external_id and messages.direction = 'out' and messages.author_user_id is null`.execute(tx)
}

/** A look that a case still owes: at which message, and for which class. */
export type OpenLook = {
  case_id: string
  version: number
  message_id: string
  external_id: string
  severity: Severity
  understanding: Understanding
  corrected: Labels | null
}

/** Looks that the team owed before an instant, the earliest first; of several in a case the one that is due first. */
export async function openLooks(tx: Tx, before: Instant): Promise<OpenLook[]> {
  const { rows } = await sql<OpenLook>`
    select distinct on (c.due_at, c.id) c.id as case_id, c.version, m.id as message_id, m.external_id, doubt->>'severity' as severity,
      m.understanding, said.after as corrected
    from cases c
    join obligations o on o.case_id = c.id and o.kind = 'triage' and o.state = 'running' and o.due_at = c.due_at
    join decisions d on d.id = c.decision_id
    cross join lateral json_array_elements(d.facts->'need'->'doubts') doubt
    join messages m on m.id = (doubt->>'messageId')::uuid and m.understanding is not null
    left join lateral (
      select after from corrections where message_id = m.id and undone_at is null order by at desc, id desc limit 1
    ) said on true
    where c.due_obligation = 'triage' and c.due_at < ${timestamp(before)}
      and to_timestamp((doubt->>'at')::double precision / 1000) = o.since
    order by c.due_at, c.id, m.id`.execute(tx)
  return rows
}
