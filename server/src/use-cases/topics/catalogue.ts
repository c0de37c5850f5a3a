import { defaultTopics } from '@evenhand/language/topics/defaults/industries.ts'
import type { Industry } from '@evenhand/language/topics/industry.ts'
import { nameOf } from '@evenhand/language/topics/topic.ts'
import type { TopicDraft, TopicLanguage, TopicWords } from '@evenhand/language/topics/topic.ts'
import { problemWithWords } from '@evenhand/language/topics/topic-matcher.ts'
import { sql } from 'kysely'
import { inWorkspace, timestamp } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { countByDay, noteCatalogueChange, readTopicRows } from '../../db/queries/topics/catalogue.ts'
import type { TopicRow } from '../../db/queries/topics/catalogue.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { TopicsContext } from './topics-context.ts'
import { daysRead } from './read-topics.ts'

/** A topic with its messages of the last 30 days, today last. */
export type CountedTopic = { row: TopicRow; days: number[] }
export type Catalogue = { topics: CountedTopic[]; isReading: boolean }

/** Deeper trees are hard to keep in mind. */
const mostLevels = 4
const mostTopics = 500

export function loadCatalogue({ db, clock }: TopicsContext, actor: Actor): Promise<Catalogue> {
  return inWorkspace(db, actor.workspaceId, async tx => {
    const [rows, counts] = [await readTopicRows(tx), await countByDay(tx, clock.now(), daysRead)]
    const days = new Map<string, number[]>(rows.map(({ id }) => [id, Array.from({ length: daysRead }, () => 0)]))
    for (const { topic_id, day, messages } of counts)
      days.get(topic_id)?.splice(daysRead - 1 - Math.min(day, daysRead - 1), 1, messages)
    const reading = await tx.selectFrom('topic_reading').select(['catalogue_version', 'read_version']).executeTakeFirst()
    const isReading = reading !== undefined && reading.catalogue_version !== reading.read_version
    return { topics: rows.map(row => ({ row, days: days.get(row.id) ?? [] })), isReading }
  })
}

/** Topics to begin with, and the language in which they are called by their names; their words are in all. */
export type Beginning = { industry: Industry; language: TopicLanguage }

/** Adds what an industry usually hears of; topics that are there already stay as they are. */
export function addIndustry(context: TopicsContext, actor: Actor, beginning: Beginning): Promise<void> {
  return change(context, actor, { action: 'topics.industry', id: beginning.industry }, tx =>
    insertIndustry(tx, context, actor.workspaceId, beginning),
  )
}

/** The topics of an industry in a transaction of the caller's. */
export async function insertIndustry(
  tx: Tx,
  context: Pick<TopicsContext, 'newId' | 'clock'>,
  workspaceId: string,
  { industry, language }: Beginning,
): Promise<void> {
  const known = new Map((await readTopicRows(tx)).map(({ key, id }) => [key, id]))
  const rows: TopicRow[] = []
  const add = (draft: TopicDraft, parentId: string | null): void => {
    const id = known.get(draft.key) ?? context.newId()
    const named = { key: draft.key, name: nameOf(draft, language), words: draft.words }
    if (!known.has(draft.key))
      rows.push(rowOf(context, { id, workspaceId, parentId, draft: named, position: known.size + rows.length }))
    for (const child of draft.children) add(child, id)
  }
  for (const draft of defaultTopics(industry)) add(draft, null)
  await insertRows(tx, 'topics', rows)
  await noteCatalogueChange(tx, workspaceId)
}

type NewTopic = {
  id: string
  workspaceId: string
  parentId: string | null
  position: number
  draft: { key: string; name: string; words: TopicWords }
}

function rowOf({ clock }: Pick<TopicsContext, 'clock'>, { id, workspaceId, parentId, position, draft }: NewTopic): TopicRow {
  const { key, name, words } = draft
  return {
    id,
    workspace_id: workspaceId,
    parent_id: parentId,
    key,
    name,
    words,
    position,
    archived_at: null,
    created_at: clock.now(),
  }
}

export type TopicInput = { name: string; parentId: string | null; words: TopicWords }

/** @throws EvenhandError `invalid` for words that cannot be read, `not-found`, `conflict` for a name that is taken */
export async function addTopic(context: TopicsContext, actor: Actor, input: TopicInput): Promise<void> {
  const id = context.newId()
  await change(context, actor, { action: 'topic.added', id }, tx => insertTopic(tx, context, actor, id, input))
}

/** A new topic in a transaction of the caller's. */
export async function insertTopic(
  tx: Tx,
  context: TopicsContext,
  { workspaceId }: Actor,
  id: string,
  input: TopicInput,
): Promise<void> {
  refuseWords(input.words)
  const rows = await readTopicRows(tx)
  if (rows.length >= mostTopics)
    throw new EvenhandError(
      'invalid',
      `There are ${mostTopics} topics already, which is more than anybody reads. Archive some first.`,
    )
  refusePlace(rows, id, input.parentId)
  refuseName(rows, id, input.name, input.parentId)
  const draft = { key: keyOf(input.name, rows), name: input.name, words: input.words }
  await insertRows(tx, 'topics', [rowOf(context, { id, workspaceId, parentId: input.parentId, position: rows.length, draft })])
  await noteCatalogueChange(tx, workspaceId)
}

export type TopicChange = { [Key in keyof TopicInput]?: TopicInput[Key] | undefined } & { archived?: boolean | undefined }

/** @throws EvenhandError as `addTopic` */
export function changeTopic(context: TopicsContext, actor: Actor, id: string, update: TopicChange): Promise<void> {
  return change(context, actor, { action: 'topic.changed', id }, async tx => {
    const rows = await readTopicRows(tx)
    const before = rows.find(row => row.id === id)
    if (before === undefined) throw new EvenhandError('not-found', 'There is no such topic in this workspace.')
    if (update.words !== undefined) refuseWords(update.words)
    const parentId = update.parentId === undefined ? before.parent_id : update.parentId
    refusePlace(rows, id, parentId)
    refuseName(rows, id, update.name ?? before.name, parentId)
    const archivedAt = update.archived === undefined ? before.archived_at : update.archived ? context.clock.now() : null
    await tx
      .updateTable('topics')
      .set({
        name: update.name ?? before.name,
        parent_id: parentId,
        words: sql<never>`${JSON.stringify(update.words ?? before.words)}::json`,
        archived_at: archivedAt === null ? null : timestamp(archivedAt),
      })
      .where('id', '=', id)
      .execute()
    await noteCatalogueChange(tx, actor.workspaceId)
  })
}

function change(
  context: TopicsContext,
  actor: Actor,
  { action, id }: { action: string; id: string },
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await work(tx)
    const { workspaceId, userId } = actor
    await noteAudit(tx, { workspaceId, at: context.clock.now(), userId, action, target: { kind: 'topic', id } })
    await enqueue(tx, { task: 'topics', workspaceId })
  })
}

function refuseWords(words: TopicWords): void {
  const problem = problemWithWords(words)
  if (problem !== null) throw new EvenhandError('invalid', problem, { details: { path: 'words' } })
}

function refusePlace(rows: readonly TopicRow[], id: string, parentId: string | null): void {
  let level = 1
  for (let above = parentId; above !== null; level += 1) {
    if (above === id) throw new EvenhandError('invalid', 'A topic cannot stand below itself.', { details: { path: 'parentId' } })
    const parent = rows.find(row => row.id === above)
    if (parent === undefined) throw new EvenhandError('not-found', 'There is no such topic in this workspace.')
    above = parent.parent_id
  }
  if (level > mostLevels)
    throw new EvenhandError('invalid', `Topics go ${mostLevels} levels deep.`, { details: { path: 'parentId' } })
}

function refuseName(rows: readonly TopicRow[], id: string, name: string, parentId: string | null): void {
  const isTaken = rows.some(
    row =>
      row.id !== id && row.parent_id === parentId && row.archived_at === null && row.name.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken) throw new EvenhandError('conflict', `There is a topic called ${name} here already.`, { details: { path: 'name' } })
}

/** Of letters and dashes, and nobody else's: it stays when the name changes. */
function keyOf(name: string, rows: readonly TopicRow[]): string {
  const plain =
    name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim()
      .replaceAll(' ', '-')
      .slice(0, 60) || 'topic'
  const taken = new Set(rows.map(({ key }) => key))
  let key = plain
  for (let next = 2; taken.has(key); next += 1) key = `${plain}-${next}`
  return key
}
