import { featuresOf } from '@evenhand/language/topics/discovery/features.ts'
import type { Discovery } from '@evenhand/language/topics/discovery/discovery.ts'
import { tellingWords } from '@evenhand/language/topics/telling-words.ts'
import { daysBefore } from '@evenhand/domain/time/instant.ts'
import { announce } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import * as queries from '../../db/queries/topics/reading.ts'
import type { MessageToRead } from '../../db/queries/topics/reading.ts'
import type { NewRowOf } from '../../db/tables.ts'
import type { TopicsContext } from './topics-context.ts'
import { rebuildGroups, saveGroups, topicsOfGroups } from './save-groups.ts'
import { forgetRemembered, recallGroups, rememberGroups } from './remembered-groups.ts'
import { topicBook } from './topic-book.ts'
import type { TopicBook } from './topic-book.ts'

/** How far back the counts of the page go, and therefore a changed topic. */
export const daysRead = 30

/**
 * Reads what came in since the last time: which topics each message speaks of, and which group it belongs to. In short transactions
 * beside the intake, one reader a workspace; a message that is read twice gets the same.
 * @returns how many messages were read
 */
export async function readTopics(
  context: TopicsContext,
  workspaceId: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let total = 0
  for (;;) {
    const read = await readSome(context, workspaceId)
    total += read ?? 0
    if (read === null || signal?.aborted === true) return total
  }
}

/** @returns null when nothing is left, or another reads */
async function readSome(context: TopicsContext, workspaceId: string): Promise<number | null> {
  try {
    const done = await inWorkspace(context.db, workspaceId, async tx => {
      const reading = await queries.takeReading(tx, workspaceId)
      if (reading === undefined) return null
      if (reading.read_version !== reading.catalogue_version)
        await queries.readAgain(tx, workspaceId, daysBefore(context.clock.now(), daysRead))
      const ids = await queries.takeUnread(tx, workspaceId)
      if (ids.length === 0 && reading.read_version === reading.catalogue_version) return null
      const book = await topicBook(tx, workspaceId, reading.catalogue_version)
      const discovery = await recallGroups(tx, context, reading)
      await readMessages(tx, { context, workspaceId, book, discovery }, ids)
      const { documents, counts } = discovery.rarity
      const stored = { workspaceId, documents, counts: Buffer.from(counts.buffer), readVersion: reading.catalogue_version }
      await queries.saveReading(tx, stored)
      return { read: ids.length, remembered: { turn: reading.turn + 1, discovery } }
    })
    if (done === null) return null
    rememberGroups(context, workspaceId, done.remembered)
    return done.read
  } catch (error) {
    // What was changed in memory did not reach the database.
    forgetRemembered(context)
    throw error
  }
}

export type Reading = { context: TopicsContext; workspaceId: string; book: TopicBook; discovery: Discovery }
type Joined = { message: MessageToRead; groupId: string }

async function readMessages(tx: Tx, reading: Reading, ids: readonly string[]): Promise<void> {
  const { workspaceId, book, discovery } = reading
  const messages = await queries.messagesToRead(tx, ids)
  const leaving = messages.filter(({ group_id, stale, text }) => group_id !== null && (stale === true || text === ''))
  await queries.leaveGroups(
    tx,
    leaving.map(({ id }) => id),
  )
  await rebuildGroups(tx, reading, [...new Set(leaving.map(({ group_id }) => group_id ?? ''))])

  const rows = new Map<string, NewRowOf<'message_topics'>>()
  const joined: Joined[] = []
  for (const message of messages) {
    const { id, text, language, sent_at } = message
    if (text === '') continue
    const found = book.find(text, language ?? undefined)
    for (const topic of found) rows.set(`${id} ${topic.id}`, rowOf(workspaceId, message, topic.id, topic.words))
    const stays = message.group_id !== null && message.stale !== true
    const groupId = stays ? message.group_id : discovery.add(featuresOf(tellingWords(text), found), sent_at)
    if (groupId !== null) joined.push({ message, groupId })
  }
  await saveGroups(tx, reading, joined)
  const topicOf = await topicsOfGroups(tx, [...new Set(joined.map(({ groupId }) => groupId))])
  for (const { message, groupId } of joined) {
    const topicId = topicOf.get(groupId)
    const key = `${message.id} ${topicId}`
    if (topicId !== undefined && !rows.has(key)) rows.set(key, rowOf(workspaceId, message, topicId, []))
  }
  await queries.forgetTopicsOf(tx, ids)
  await insertRows(tx, 'message_topics', [...rows.values()])
  await announceCases(tx, workspaceId, messages)
}

function rowOf(
  workspaceId: string,
  { id, sent_at }: MessageToRead,
  topicId: string,
  words: readonly string[],
): NewRowOf<'message_topics'> {
  return { workspace_id: workspaceId, message_id: id, topic_id: topicId, sent_at, words: [...words] }
}

async function announceCases(tx: Tx, workspaceId: string, messages: readonly MessageToRead[]): Promise<void> {
  const ids = [...new Set(messages.map(({ case_id }) => case_id))].filter(id => id !== null)
  await announce(tx, workspaceId, await queries.casesNow(tx, ids))
}
