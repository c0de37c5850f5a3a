import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../../database.ts'

export type ListedGroup = {
  id: string
  name: string
  named_by: string | null
  topic_id: string | null
  messages: number
  days: readonly { day: number; messages: number }[]
  first_at: Instant
  last_at: Instant
  examples: readonly { id: string; text: string; at: string; number: number | null }[]
  merged: readonly { id: string; name: string; by: string | null }[]
}

/** Groups with at least so many messages since, the largest first, with what was merged into them counted in. */
export async function listGroups(tx: Tx, now: Instant, days: number, least: number, most: number): Promise<ListedGroup[]> {
  const since = timestamp(now - days * 86_400_000)
  const { rows } = await sql<ListedGroup>`
    with recursive up as (
      select id, id as root from discovered_groups where merged_into is null
      union all select g.id, up.root from up join discovered_groups g on g.merged_into = up.id
    ), said as (
      select up.root, m.message_id, m.sent_at, floor(extract(epoch from ${timestamp(now)} - m.sent_at) / 86400)::int as day
      from group_messages m join up on up.id = m.group_id
      where m.sent_at > ${since} and m.sent_at <= ${timestamp(now)} and not m.stale
    ), shown as (
      select root, count(*)::int as messages, min(sent_at) as first_at, max(sent_at) as last_at
      from said group by root having count(*) >= ${least} order by messages desc, last_at desc limit ${most}
    )
    select g.id, g.name, g.named_by, g.topic_id, s.messages, s.first_at, s.last_at,
      (select json_agg(json_build_object('day', d.day, 'messages', d.messages)) from (
        select day, count(*)::int as messages from said where root = s.root group by day) d) as days,
      coalesce((select json_agg(e) from (
        select m.id, left(m.body, 280) as text, m.sent_at as at, c.number from said x join messages m on m.id = x.message_id
        left join cases c on c.id = m.case_id where x.root = s.root and m.body <> '' order by m.sent_at desc limit 3) e), '[]') as examples,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'by', o.merged_by) order by o.merged_at)
        from discovered_groups o where o.merged_into = g.id and (o.merged_by is not null or o.size >= ${least})), '[]') as merged
    from shown s join discovered_groups g on g.id = s.root
    where g.name <> '' order by s.messages desc, s.last_at desc, g.id`.execute(tx)
  return rows
}
