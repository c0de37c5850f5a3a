import { sql } from 'kysely'
import { allColumns } from '../../all-columns.ts'
import type { RowOf } from '../../tables.ts'
import type { Question } from '../../together.ts'
import { uuids, wantedKeys } from './authors.ts'
import type { ChannelKey } from './authors.ts'

/** Conversations by their first message. */
export function conversationsOf(roots: readonly ChannelKey[]): Question<RowOf<'conversations'>> | null {
  if (roots.length === 0) return null
  return sql<RowOf<'conversations'>>`select c.* from ${wantedKeys(roots)}
    cross join lateral (
      select ${allColumns('conversations')} from conversations where channel_id = wanted.channel_id and root_external_id = wanted.external_id limit 1
    ) c`
}

/** Conversations by their ids. */
export function conversationsById(ids: readonly string[]): Question<RowOf<'conversations'>> | null {
  return ids.length === 0
    ? null
    : sql<RowOf<'conversations'>>`select ${allColumns('conversations')} from conversations where id = any(${uuids(ids)})`
}

/** Messages by the ids that their channels gave them. */
export function messagesOf(keys: readonly ChannelKey[]): Question<RowOf<'messages'>> | null {
  if (keys.length === 0) return null
  return sql<RowOf<'messages'>>`select m.* from ${wantedKeys(keys)}
    cross join lateral (
      select ${allColumns('messages')} from messages where channel_id = wanted.channel_id and external_id = wanted.external_id limit 1
    ) m`
}

/** Answers that wait in some conversations for what they answer. */
export function unplacedAnswersIn(conversationIds: readonly string[]): Question<RowOf<'messages'>> | null {
  if (conversationIds.length === 0) return null
  return sql<RowOf<'messages'>>`select m.* from unnest(${uuids(conversationIds)}) as wanted (id)
    cross join lateral (
      select ${allColumns('messages')} from messages where conversation_id = wanted.id and direction = 'out' and case_id is null
      order by conversation_id limit 100
    ) m`
}
