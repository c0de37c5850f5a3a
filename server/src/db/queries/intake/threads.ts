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
    join conversations c on c.channel_id = wanted.channel_id and c.root_external_id = wanted.external_id`.execute(tx)
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
    join messages m on m.channel_id = wanted.channel_id and m.external_id = wanted.external_id`.execute(tx)
  return rows
}

/** Answers that wait in some conversations for what they answer. */
export function loadUnplacedAnswers(tx: Tx, conversationIds: readonly string[]): Promise<RowOf<'messages'>[]> {
  if (conversationIds.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', sql<string>`any(${uuids(conversationIds)})`)
    .where('direction', '=', 'out')
    .where('case_id', 'is', null)
    .execute()
}
