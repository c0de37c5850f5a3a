import { TopicCatalogue } from '@evenhand/language/topics/topic-catalogue.ts'
import type { CatalogueTopic } from '@evenhand/language/topics/topic-catalogue.ts'
import type { TopicFound } from '@evenhand/language/topics/topic-matcher.ts'
import type { Tx } from '../../db/database.ts'
import { readTopicRows } from '../../db/queries/topics/catalogue.ts'

/** The topics of a workspace, ready to be found in texts. */
export type TopicBook = {
  version: number
  /** By key, as facts name them. */
  topics: readonly CatalogueTopic[]
  catalogue: TopicCatalogue
  /** Topics of a text by their ids. */
  find(text: string, language?: string): TopicFound[]
}

/** Building takes some milliseconds, and every batch needs it. By workspace; a version is never changed. */
const known = new Map<string, TopicBook>()
const mostKnown = 50

/** The topics of a version of the catalogue. */
export async function topicBook(tx: Tx, workspaceId: string, version: number): Promise<TopicBook> {
  const book = known.get(workspaceId)
  if (book?.version === version) return book
  const rows = await readTopicRows(tx)
  const keyOf = new Map(rows.map(({ id, key }) => [id, key]))
  const active = rows.filter(({ archived_at }) => archived_at === null)
  const topics = active.map(({ key, words, parent_id }) => ({ id: key, words, parentId: keyOf.get(parent_id ?? '') ?? null }))
  const idOf = new Map(active.map(({ id, key }) => [key, id]))
  const catalogue = new TopicCatalogue(topics)
  const fresh: TopicBook = {
    version,
    topics,
    catalogue,
    find: (text, language) => catalogue.find(text, language).map(found => ({ ...found, id: idOf.get(found.id) ?? found.id })),
  }
  if (known.size >= mostKnown) known.clear()
  known.set(workspaceId, fresh)
  return fresh
}
