import { sql } from 'kysely'
import type { Tx } from '../../database.ts'

/** A new case beside an older one of the same author that is not resolved, with the first words of each. */
export type PairOfCases = { case_id: string; other_case_id: string; words: string; other_words: string }

/**
 * Takes the next new cases in the order of their numbers. One at a time per workspace; a second caller finds the row locked and
 * leaves it to the first.
 * @returns null when nothing is left
 */
export async function nextNewCases(tx: Tx, workspaceId: string, most: number): Promise<PairOfCases[] | null> {
  await sql`insert into suggestion_progress (workspace_id, case_number) values (${workspaceId}, 0) on conflict do nothing`.execute(
    tx,
  )
  const { rows: moved } = await sql<{ after: number; upto: number }>`
    with progress as (
      select case_number from suggestion_progress where workspace_id = ${workspaceId} for update skip locked
    ), next as (
      select c.number from cases c, progress p where c.workspace_id = ${workspaceId} and c.number > p.case_number
      order by c.number limit ${most}
    )
    update suggestion_progress s set case_number = n.upto from progress p, (select max(number) as upto from next) n
    where s.workspace_id = ${workspaceId} and n.upto is not null
    returning p.case_number as after, n.upto as upto`.execute(tx)
  const [range] = moved
  return range === undefined ? null : readPairs(tx, workspaceId, range)
}

/** Cases that share a thread or a reference have been joined already, as far as they are the same matter. */
async function readPairs(tx: Tx, workspaceId: string, { after, upto }: { after: number; upto: number }): Promise<PairOfCases[]> {
  const { rows } = await sql<PairOfCases>`
    select c.id as case_id, o.id as other_case_id, words.body as words, other_words.body as other_words
    from cases c
    cross join lateral (
      select other.id from cases other
      where (other.profile_id = c.profile_id or other.customer_id = c.customer_id) and other.number < c.number
        and other.joined_into is null and other.status <> 'resolved'
      order by other.number desc limit 3
    ) o
    cross join lateral (${firstWords('c')}) words
    cross join lateral (${firstWords('o')}) other_words
    where c.workspace_id = ${workspaceId} and c.number > ${after} and c.number <= ${upto} and c.joined_into is null`.execute(tx)
  return rows
}

function firstWords(alias: string) {
  return sql`select m.body from messages m where m.case_id = ${sql.ref(`${alias}.id`)} and m.direction = 'in' and m.body <> ''
    order by m.case_id, m.sent_at limit 1`
}
