import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import { uuids, wantedKeys } from './authors.ts'
import type { ChannelKey } from './authors.ts'

/** Conversations by their first message. */
export async function loadConversations(tx: Tx, roots: readonly ChannelKey[]): Promise<RowOf<'conversations'>[]> {
  if (roots.length === 0) return []
  const { rows } = await sql<RowOf<'conversations'>>`
    select c.* from ${wantedKeys(roots)}
    cross join lateral (
      select * from conversations where channel_id = wanted.channel_id and root_external_id = wanted.external_id limit 1
    ) c`.execute(tx)
  return rows
}

/** Conversations by their ids. */
export function loadConversationsById(tx: Tx, ids: readonly string[]): Promise<RowOf<'conversations'>[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', sql<string>`any(${uuids(ids)})`)
    .execute()
}

/** Messages by the ids that their channels gave them. */
export async function loadMessages(tx: Tx, keys: readonly ChannelKey[]): Promise<RowOf<'messages'>[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<RowOf<'messages'>>`
    select m.* from ${wantedKeys(keys)}
    cross join lateral (
      select * from messages where channel_id = wanted.channel_id and external_id = wanted.external_id limit 1
    ) m`.execute(tx)
  return rows
}

/** Answers that wait in some conversations for what they answer. */
export async function loadUnplacedAnswers(tx: Tx, conversationIds: readonly string[]): Promise<RowOf<'messages'>[]> {
  if (conversationIds.length === 0) return []
  const { rows } = await sql<RowOf<'messages'>>`
    select m.* from unnest(${uuids(conversationIds)}) as wanted (id)
    cross join lateral (
      select * from messages where conversation_id = wanted.id and direction = 'out' and case_id is null
      order by conversation_id limit 100
    ) m`.execute(tx)
  return rows
}
