import { featuresOf } from '@evenhand/language/topics/discovery/features.ts'
import type { Group } from '@evenhand/language/topics/discovery/group.ts'
import { nameGroup } from '@evenhand/language/topics/discovery/name-group.ts'
import { tellingWords } from '@evenhand/language/topics/telling-words.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import * as queries from '../../db/queries/topics/groups.ts'
import type { MessageToRead } from '../../db/queries/topics/reading.ts'
import type { Reading } from './read-topics.ts'

/** Smaller groups are not shown: three people may say the same by chance. */
export const leastShown = 4
const textsRead = 50

/** Writes the groups that messages joined or began, who is in them, what was merged, and their names. */
export async function saveGroups(
  tx: Tx,
  { context, workspaceId, discovery }: Reading,
  joined: readonly { message: MessageToRead; groupId: string }[],
): Promise<void> {
  const changed = [...discovery.changed].map(id => discovery.groups.get(id)).filter(group => group !== undefined)
  await insertRows(
    tx,
    'discovered_groups',
    changed.map(group => rowOf(workspaceId, group)),
    {
      onConflict: { columns: ['id'], update: ['size', 'weights', 'last_at'] },
    },
  )
  await insertRows(
    tx,
    'group_messages',
    joined.map(({ message, groupId }) => ({
      workspace_id: workspaceId,
      message_id: message.id,
      group_id: groupId,
      sent_at: message.sent_at,
    })),
    { onConflict: { columns: ['message_id'] } },
  )
  for (const { from, into } of discovery.merges.splice(0)) await mergeByLikeness(tx, from, into, context.clock.now())
  await queries.deleteSmallGroups(tx, [...discovery.forgotten], leastShown)
  discovery.forgotten.clear()
  discovery.changed.clear()
  await renew(tx, changed, discovery.rarity)
}

function rowOf(workspaceId: string, { id, size, weights, at }: Group) {
  return { id, workspace_id: workspaceId, size, weights: [...weights], first_at: at, last_at: at }
}

/** What people named or made a topic of is not swallowed by what they did not. */
async function mergeByLikeness(tx: Tx, one: string, other: string, at: number): Promise<void> {
  const roots = await queries.rootsOf(tx, [one, other])
  const [from, into] = [roots.get(one), roots.get(other)]
  if (from === undefined || into === undefined || from === into) return
  const rows = await tx
    .selectFrom('discovered_groups')
    .select(['id', 'named_by', 'topic_id'])
    .where('id', 'in', [from, into])
    .execute()
  const touched = new Set(rows.filter(({ named_by, topic_id }) => named_by !== null || topic_id !== null).map(({ id }) => id))
  if (touched.size === 2) return
  await queries.mergeGroup(tx, touched.has(from) ? { from: into, into: from, at, by: null } : { from, into, at, by: null })
}

/** Names are made anew as a group grows: at 4, 8, 16 … messages, and where the words of one were taken back. */
async function renew(tx: Tx, changed: readonly Group[], rarity: Reading['discovery']['rarity']): Promise<void> {
  const roots = [
    ...new Set(
      (
        await queries.rootsOf(
          tx,
          changed.map(({ id }) => id),
        )
      ).values(),
    ),
  ]
  const due = await sql<{ id: string }>`
    select id from discovered_groups where id = any(${roots}::uuid[]) and named_by is null
      and (name = '' or size & (size - 1) = 0)`.execute(tx)
  const names = []
  for (const { id } of due.rows) {
    const texts = await queries.textsOfGroup(tx, id, textsRead, true)
    names.push({
      id,
      name:
        texts.length < leastShown
          ? ''
          : nameGroup(
              texts.map(({ text }) => text),
              rarity,
            ),
    })
  }
  await queries.nameGroups(tx, names)
}

/** Words were taken back or changed: what the group is compared by is made again of the messages that are left. */
export async function rebuildGroups(tx: Tx, { discovery, book }: Reading, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const left = (await queries.textsOfGroup(tx, id, 200, false)).toReversed()
    if (left.length === 0) {
      await sql`update discovered_groups set size = 0, weights = '[]' where id = ${id}`.execute(tx)
      discovery.forget(id)
      continue
    }
    const weights = new Map<number, number>()
    for (const { text, language } of left) {
      for (const [feature, weight] of featuresOf(tellingWords(text), book.find(text, language ?? undefined)))
        weights.set(feature, (weights.get(feature) ?? 0) + weight)
    }
    discovery.replace({ id, weights, size: left.length, at: left.at(-1)?.sent_at ?? 0 })
  }
}

/** The topics that people have made of groups, by group. */
export async function topicsOfGroups(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const roots = await queries.rootsOf(tx, ids)
  const rows = await tx
    .selectFrom('discovered_groups')
    .innerJoin('topics', 'topics.id', 'discovered_groups.topic_id')
    .select(['discovered_groups.id', 'topics.id as topic_id'])
    .where('discovered_groups.id', 'in', [...new Set(roots.values())])
    .where('topics.archived_at', 'is', null)
    .execute()
  const topicOf = new Map(rows.map(({ id, topic_id }) => [id, topic_id]))
  return new Map([...roots].flatMap(([id, root]) => (topicOf.has(root) ? [[id, topicOf.get(root) ?? ''] as const] : [])))
}
