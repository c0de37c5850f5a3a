import { sql, type RawBuilder } from 'kysely'
import type { Risk } from '@evenhand/domain/facts/need.ts'
import type { Tx } from '../../database.ts'
import { prepared } from '../../swift-client.ts'
import type { RowOf } from '../../tables.ts'
import { topicsOfCaseSql } from '../topics/catalogue.ts'

/** What one line of a list shows. Nothing of the audience is read here. */
export type CaseRowData = Pick<
  RowOf<'cases'>,
  | (
      | 'id'
      | 'number'
      | 'version'
      | 'status'
      | 'severity'
      | 'severity_rank'
      | 'lane'
      | 'level'
      | 'desk'
      | 'due_at'
      | 'due_obligation'
    )
  | ('waiting_since' | 'opened_at' | 'snoozed_until' | 'resolved_at' | 'last_message_at' | 'assignee_id' | 'first_response_at')
> & {
  language: string
  risks: readonly Risk[]
  abusive: boolean
  author_name: string | null
  author_handle: string | null
  channel_id: string
  channel_name: string
  network: RowOf<'channels'>['network']
  /** First words of the latest message of the customer; null without one. */
  excerpt: string | null
  topics: readonly { id: string; name: string }[]
}

const excerptCharacters = 200

/**
 * Reads the rows of a page: first the page itself, by its index, then what stands beside each of its few cases.
 * @param page a query that gives columns of app.cases; its order is repeated by `order`, over the alias `c`
 */
export async function readCaseRows(tx: Tx, page: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<CaseRowData[]> {
  const { rows } = await sql<CaseRowData>`${sql.raw(prepared)}
    select c.id, c.number, c.version, c.status, c.severity, c.severity_rank, c.lane, c.level, c.desk, c.due_at, c.due_obligation,
      c.waiting_since, c.opened_at, c.snoozed_until, c.resolved_at, c.last_message_at, c.assignee_id, c.first_response_at,
      c.language, c.risks, c.abusive,
      p.display_name as author_name, p.handle as author_handle,
      h.id as channel_id, h.name as channel_name, h.network,
      m.excerpt, about.topics
    from (${page}) c
    join profiles p on p.id = c.profile_id
    join channels h on h.id = p.channel_id
    left join lateral (
      select left(m.body, ${sql.lit(excerptCharacters)}) as excerpt
      from messages m
      where m.case_id = c.id and m.direction = 'in'
      order by m.sent_at desc, m.position desc
      limit 1
    ) m on true
    cross join lateral (${topicsOfCaseSql('c')}) about
    order by ${order}`.execute(tx)
  return rows
}

/** Rows of known cases, in no particular order. */
export function readCaseRowsById(tx: Tx, ids: readonly string[]): Promise<CaseRowData[]> {
  return readCaseRows(tx, sql`select * from cases where id = any(${ids}::uuid[])`, sql`c.id`)
}
