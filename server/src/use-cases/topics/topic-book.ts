import { TopicMatcher } from '@evenhand/language/topics/topic-matcher.ts'
import type { TopicFound } from '@evenhand/language/topics/topic-matcher.ts'
import type { Tx } from '../../db/database.ts'
import { readTopicRows } from '../../db/queries/topics/catalogue.ts'
import type { TopicRow } from '../../db/queries/topics/catalogue.ts'

/** The topics of a workspace, ready to be found in texts. */
export type TopicBook = { version: number; find(text: string, language?: string): TopicFound[] }

/** Building a matcher takes some milliseconds, and every batch needs it. By workspace; a version is never changed. */
const known = new Map<string, TopicBook>()
const mostKnown = 50

/** The topics of a version of the catalogue. */
export async function topicBook(tx: Tx, workspaceId: string, version: number): Promise<TopicBook> {
  const book = known.get(workspaceId)
  if (book?.version === version) return book
  const rows = await readTopicRows(tx)
  const active = rows.filter(({ archived_at }) => archived_at === null)
  const matcher = new TopicMatcher(active)
  const parents = parentsOf(rows)
  const fresh: TopicBook = {
    version,
    find: (text, language) => withoutAncestors(matcher.find(text, language), parents),
  }
  if (known.size >= mostKnown) known.clear()
  known.set(workspaceId, fresh)
  return fresh
}

function parentsOf(rows: readonly TopicRow[]): ReadonlyMap<string, string | null> {
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
}

/** "Late delivery" says "delivery" already. */
function withoutAncestors(found: TopicFound[], parents: ReadonlyMap<string, string | null>): TopicFound[] {
  const said = new Set<string>()
  for (const { id } of found) {
    for (let above = parents.get(id); above !== null && above !== undefined; above = parents.get(above)) said.add(above)
  }
  return found.filter(({ id }) => !said.has(id))
}
