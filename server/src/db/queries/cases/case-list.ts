import { sql, type RawBuilder } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'
import { isAboutSql } from '../topics/catalogue.ts'
import { readCaseRows, type CaseRowData } from './case-rows.ts'
import { isAfterSql, queueOrderSql, type PlaceInQueue } from './queue-sql.ts'

export type QueueFilter = ({ assignee: 'anybody' } | { assignee: 'nobody' } | { assignee: 'member'; userId: string }) & {
  topicId?: string | undefined
}

/** Cases that owe something now, most urgent first. */
export function readQueue(tx: Tx, filter: QueueFilter, after: PlaceInQueue | null, limit: number): Promise<CaseRowData[]> {
  const page = sql`select * from cases c
    where c.due_at is not null and ${assigneeSql(filter)} ${aboutSql(filter.topicId)} ${after ? sql`and ${isAfterSql('c', after)}` : sql``}
    order by ${queueOrderSql('c')} limit ${sql.lit(limit)}`
  return readCaseRows(tx, page, queueOrderSql('c'))
}

function assigneeSql(filter: QueueFilter): RawBuilder<boolean> {
  if (filter.assignee === 'nobody') return sql<boolean>`c.assignee_id is null`
  if (filter.assignee === 'member') return sql<boolean>`c.assignee_id = ${filter.userId}`
  return sql<boolean>`true`
}

function aboutSql(topicId: string | undefined): RawBuilder<unknown> {
  return topicId === undefined ? sql`` : sql`and ${isAboutSql('c', topicId)}`
}

export type QuietStatus = 'pending' | 'snoozed' | 'resolved'
export type PlaceByTime = { at: number; id: string }

/** Cases of a status outside the daily round, latest message first. */
export function readByStatus(
  tx: Tx,
  { status, topicId }: { status: QuietStatus; topicId?: string | undefined },
  after: PlaceByTime | null,
  limit: number,
): Promise<CaseRowData[]> {
  // The status stands in the text, so that the planner sees that the partial index fits.
  const page = sql`select * from cases c
    where c.status = ${sql.lit(status)} and c.joined_into is null ${aboutSql(topicId)}
      ${after ? sql`and (c.last_message_at, c.id) < (${timestamp(after.at)}, ${after.id}::uuid)` : sql``}
    order by c.last_message_at desc, c.id desc limit ${sql.lit(limit)}`
  return readCaseRows(tx, page, sql`c.last_message_at desc, c.id desc`)
}
