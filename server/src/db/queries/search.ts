import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type SearchFor = {
  /** A tsquery of letters, digits, `&` and `:*`; null finds nothing by words. */
  words: string | null
  reference: string | null
  number: number | null
}

/** Ids of cases, best place first. Runs as the owner inside the database, limited to the current workspace. */
export async function findCaseIds(tx: Tx, { words, reference, number }: SearchFor, most: number): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from app.search_cases(${words}::text, ${reference}::text, ${number}::bigint, ${most}::integer)`.execute(tx)
  return rows.map(row => row.case_id)
}

/**
 * Reads the next messages into the search index, with their subjects and the names of their authors. They are locked against change
 * meanwhile, so that no word is written that is deleted at the same moment. Who comes second waits for the first, or their search
 * would miss what the first is just reading; a message that is being changed is left for the next time.
 * @param most after as many, the messages of no further statement are begun with
 * @returns how many were read; less than `most` means that nothing is left, or that it is being changed
 */
export async function indexNextMessages(tx: Tx, workspaceId: string, most: number): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    with locked as materialized (
      select id, message_ids from unread_messages where workspace_id = ${workspaceId}
      order by id limit ${most} for update
    ), unread as materialized (
      select id, message_ids from (
        select id, message_ids, sum(cardinality(message_ids)) over (order by id) - cardinality(message_ids) as before from locked
      ) counted where before < ${most}
    ), wanted as materialized (
      select distinct message_id from unread cross join unnest(message_ids) as message_id
    ), next as materialized (
      select m.* from wanted cross join lateral (
        select id, subject, body, profile_id from messages where id = wanted.message_id limit 1 for share skip locked
      ) m
    ), written as (
      insert into message_words (message_id, workspace_id, words)
      select n.id, ${workspaceId}, to_tsvector('simple',
        coalesce(p.display_name, '') || ' ' || coalesce(p.handle, '') || ' ' || coalesce(n.subject, '') || ' ' || n.body)
      from next n left join profiles p on p.id = n.profile_id
      where n.body <> '' or n.subject <> ''
      on conflict (message_id) do update set words = excluded.words
    ), taken as (
      delete from unread_messages u using unread where u.workspace_id = ${workspaceId} and u.id = unread.id
    ), left_over as (
      insert into unread_messages (workspace_id, message_ids)
      select ${workspaceId}, array_agg(message_id) from wanted
      where not exists (select from next where next.id = wanted.message_id) having count(*) > 0
      returning message_ids
    )
    select coalesce((select sum(cardinality(message_ids)) from unread), 0)::int
      - coalesce((select sum(cardinality(message_ids)) from left_over), 0)::int as read`.execute(tx)
  return rows[0]?.read ?? 0
}
