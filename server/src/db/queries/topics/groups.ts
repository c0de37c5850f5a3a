import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'

export type StoredGroup = Pick<
  RowOf<'discovered_groups'>,
  'id' | 'weights' | 'size' | 'last_at' | 'merged_into' | 'named_by' | 'topic_id' | 'name'
>

/** Groups that a message may still join, those joined last first. */
export async function groupsSince(tx: Tx, workspaceId: string, since: Instant, most: number): Promise<StoredGroup[]> {
  return tx
    .selectFrom('discovered_groups')
    .select(['id', 'weights', 'size', 'last_at', 'merged_into', 'named_by', 'topic_id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('last_at', '>', timestamp(since))
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

export function keptApart(tx: Tx): Promise<{ one: string; other: string }[]> {
  return tx.selectFrom('groups_kept_apart').select(['one', 'other']).execute()
}

/** Where a group's messages count in the end: itself, or what it was merged into, and that into. */
export async function rootsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; root: string }>`
    with recursive up as (
      select id, id as root, merged_into from discovered_groups where id = any(${ids}::uuid[])
      union all select up.id, g.id, g.merged_into from up join discovered_groups g on g.id = up.merged_into
    ) select id, root from up where merged_into is null`.execute(tx)
  return new Map(rows.map(({ id, root }) => [id, root]))
}

/** A group and all that was merged into it. */
export function membersSql(root: unknown) {
  return sql`with recursive down as (
    select id from discovered_groups where id = ${root}
    union all select g.id from discovered_groups g join down on g.merged_into = down.id
  )`
}

/** What a group's latest messages say, those that were merged into it included where asked. */
export async function textsOfGroup(
  tx: Tx,
  id: string,
  most: number,
  merged: boolean,
): Promise<{ text: string; language: string | null; sent_at: Instant }[]> {
  const groups = merged ? sql`in (select id from down)` : sql`= ${id}`
  const { rows } = await sql<{ text: string; language: string | null; sent_at: Instant }>`
    ${membersSql(id)}
    select concat_ws(E'\n', nullif(m.subject, ''), m.body) as text, m.understanding->>'language' as language, m.sent_at
    from group_messages g join messages m on m.id = g.message_id
    where g.group_id ${groups} and not g.stale and m.body <> ''
    order by g.sent_at desc, g.message_id limit ${most}`.execute(tx)
  return rows
}

export async function nameGroups(tx: Tx, names: readonly { id: string; name: string }[]): Promise<void> {
  for (const { id, name } of names) {
    await sql`update discovered_groups set name = ${name} where id = ${id} and named_by is null`.execute(tx)
  }
}

/** Forgets small groups that nobody has touched; larger ones stay to be looked at. */
export async function deleteSmallGroups(tx: Tx, ids: readonly string[], leastKept: number): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with gone as (
      delete from discovered_groups g where g.id = any(${ids}::uuid[]) and g.size < ${leastKept} and g.named_by is null
        and g.topic_id is null and g.merged_into is null and not exists (select from discovered_groups o where o.merged_into = g.id)
      returning g.id
    ) delete from group_messages m using gone where m.group_id = gone.id`.execute(tx)
}

export async function mergeGroup(
  tx: Tx,
  { from, into, at, by }: { from: string; into: string; at: Instant; by: string | null },
): Promise<void> {
  await sql`update discovered_groups set merged_into = ${into}, merged_at = ${timestamp(at)}, merged_by = ${by}
    where id = ${from} and id <> ${into}`.execute(tx)
}
