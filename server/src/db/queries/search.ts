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
 * Reads the next messages into the search index, in the order in which they were handled. Only one at a time per workspace; a second
 * one finds the row locked and leaves it to the first.
 * @returns how many were read; less than `most` means that nothing is left
 */
export async function indexNextMessages(tx: Tx, workspaceId: string, most: number): Promise<number> {
  await sql`insert into search_progress (workspace_id, position) values (${workspaceId}, 0) on conflict do nothing`.execute(tx)
  const locked = await sql<{ position: number }>`
    select position from search_progress where workspace_id = ${workspaceId} for update skip locked`.execute(tx)
  const [progress] = locked.rows
  if (!progress) return 0
  const { rows } = await sql<{ read: number }>`
    with next as (
      select m.id, m.position, m.body, m.subject, m.profile_id from messages m
      where m.workspace_id = ${workspaceId} and m.position > ${progress.position}
      order by m.position limit ${most}
    ), written as (
      insert into message_words (message_id, workspace_id, words)
      select n.id, ${workspaceId}, to_tsvector('simple',
        coalesce(p.display_name, '') || ' ' || coalesce(p.handle, '') || ' ' || coalesce(n.subject, '') || ' ' || n.body)
      from next n left join profiles p on p.id = n.profile_id
      where n.body <> ''
      on conflict (message_id) do nothing
    ), moved as (
      update search_progress set position = (select max(position) from next)
      where workspace_id = ${workspaceId} and exists (select from next)
    )
    select count(*)::int as read from next`.execute(tx)
  return rows[0]?.read ?? 0
}
