import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'

export type TopicRow = RowOf<'topics'>

/** All topics, archived ones too, in the order in which people see them. */
export function readTopicRows(tx: Tx): Promise<TopicRow[]> {
  return tx.selectFrom('topics').selectAll().orderBy('position').orderBy('name').orderBy('id').execute()
}

/** What is read from now on, and the last weeks again, is read by the topics as they are now. */
export async function noteCatalogueChange(tx: Tx, workspaceId: string): Promise<void> {
  await sql`insert into topic_reading (workspace_id, catalogue_version) values (${workspaceId}, 1)
    on conflict (workspace_id) do update set catalogue_version = topic_reading.catalogue_version + 1, turn = topic_reading.turn + 1`.execute(
    tx,
  )
}

/** Where a reader remembers groups, it reads them again. */
export async function noteGroupChange(tx: Tx, workspaceId: string): Promise<void> {
  await sql`update topic_reading set turn = turn + 1 where workspace_id = ${workspaceId}`.execute(tx)
}

export type DayCount = { topic_id: string; day: number; messages: number }

/** Messages of each topic and all below it, by days counted back from now. A message about two of them counts once. */
export async function countByDay(tx: Tx, now: Instant, days: number): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    with recursive above as (
      select id, id as topic_id from topics
      union all select above.id, t.parent_id from above join topics t on t.id = above.topic_id where t.parent_id is not null
    )
    select above.topic_id, floor(extract(epoch from ${timestamp(now)} - m.sent_at) / 86400)::int as day,
      count(distinct m.message_id)::int as messages
    from message_topics m join above on above.id = m.topic_id
    where m.sent_at > ${timestamp(now - days * 86_400_000)} and m.sent_at <= ${timestamp(now)}
    group by 1, 2`.execute(tx)
  return rows
}

/**
 * Topics of one case, by its messages, as a list of ids and names; the one that most of them speak of first. From the case to its messages and
 * on to their topics, whatever the statistics say: the other way round each case would read every message of every topic.
 */
export function topicsOfCaseSql(alias: string) {
  return sql`
    select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.messages desc, t.first, t.id), '[]'::json) as topics
    from (
      select t.id, t.name, count(*) as messages, min(spoken.sent_at) as first
      from (select id, sent_at from messages where case_id = ${sql.ref(`${alias}.id`)} offset 0) spoken
      cross join lateral (select topic_id from message_topics where message_id = spoken.id offset 0) about
      join topics t on t.id = about.topic_id and t.archived_at is null
      group by t.id, t.name
    ) t`
}

/** True for cases with a message about a topic or one below it. */
export function isAboutSql(alias: string, topicId: string) {
  return sql<boolean>`exists (
    select from messages tm join message_topics mt on mt.message_id = tm.id
    where tm.case_id = ${sql.ref(`${alias}.id`)} and mt.topic_id in (
      with recursive below as (
        select id from topics where id = ${topicId} union all select t.id from topics t join below on t.parent_id = below.id
      ) select id from below))`
}
