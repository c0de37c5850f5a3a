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
 * @returns how many were read; less than `most` means that nothing is left, or that it is being changed
 */
export async function indexNextMessages(tx: Tx, workspaceId: string, most: number): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    with unread as materialized (
      select message_id from unread_words where workspace_id = ${workspaceId}
      order by message_id limit ${most} for update
    ), next as materialized (
      select m.* from unread cross join lateral (
        select id, subject, body, profile_id from messages where id = unread.message_id limit 1 for share skip locked
      ) m
    ), written as (
      insert into message_words (message_id, workspace_id, words)
      select n.id, ${workspaceId}, to_tsvector('simple',
        coalesce(p.display_name, '') || ' ' || coalesce(p.handle, '') || ' ' || coalesce(n.subject, '') || ' ' || n.body)
      from next n left join profiles p on p.id = n.profile_id
      where n.body <> '' or n.subject <> ''
      on conflict (message_id) do update set words = excluded.words
    ), taken as (
      delete from unread_words u using next n where u.workspace_id = ${workspaceId} and u.message_id = n.id
    )
    select count(*)::int as read from next`.execute(tx)
  return rows[0]?.read ?? 0
}
