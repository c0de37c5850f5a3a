import { sql, type RawBuilder } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'

export const countNames = ['queue', 'mine', 'unassigned', 'pending', 'snoozed', 'resolved', 'overdue'] as const
export type CaseCounts = Record<(typeof countNames)[number], number>

export type OpenLook = { id: string; number: number; due_at: number }

/** Cases that may be critical and wait for a person to look, the earliest due first. They stand in the first lane, so its index finds them. */
export async function readLooks(tx: Tx, most: number): Promise<OpenLook[]> {
  const { rows } = await sql<OpenLook>`
    select id, number, due_at from cases
    where lane = 1 and due_at is not null and due_obligation = 'triage' and severity <> 'critical'
    order by due_at, id limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** How many cases each list holds; each count stops after `most`, so that a storm costs no more than a quiet day. */
export async function countLists(tx: Tx, userId: string, now: number, most: number): Promise<CaseCounts> {
  const inQueue = sql`due_at is not null`
  const upTo = (condition: RawBuilder<unknown>) =>
    sql`(select count(*)::int from (select from cases where ${condition} limit ${most}) counted)`
  // Overdue cases are spread over the lanes of the index, so each lane is counted by itself.
  const overdue = sql.join(
    [1, 2, 3].map(lane => upTo(sql`lane = ${sql.lit(lane)} and due_at < ${timestamp(now)}`)),
    sql` + `,
  )
  const { rows } = await sql<CaseCounts>`select
    ${upTo(inQueue)} as queue,
    ${upTo(sql`${inQueue} and assignee_id = ${userId}`)} as mine,
    ${upTo(sql`${inQueue} and assignee_id is null`)} as unassigned,
    ${upTo(sql`status = 'pending' and joined_into is null`)} as pending,
    ${upTo(sql`status = 'snoozed' and joined_into is null`)} as snoozed,
    ${upTo(sql`status = 'resolved' and joined_into is null`)} as resolved,
    ${overdue} as overdue`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('unreachable: a select without a table gives one row')
  return counts
}
