import type { Topic } from '@evenhand/contract/topics.ts'

export type TreeLine = { topic: Topic; level: number; hasBelow: boolean }

/** The tree as lines, parents first, those below a closed one left out. Archived topics are not in it, nor what stands below them. */
export function treeLines(topics: readonly Topic[], closed: ReadonlySet<string>): TreeLine[] {
  const shown = topics.filter(({ archived }) => !archived)
  const below = Map.groupBy(shown, ({ parentId }) => parentId)
  const linesBelow = (parentId: string | null, level: number): TreeLine[] =>
    (below.get(parentId) ?? []).flatMap(topic => [
      { topic, level, hasBelow: below.has(topic.id) },
      ...(closed.has(topic.id) ? [] : linesBelow(topic.id, level + 1)),
    ])
  return linesBelow(null, 0)
}

/** Where a topic can stand: everywhere but below itself. */
export function placesFor(topics: readonly Topic[], id: string | null): TreeLine[] {
  return treeLines(topics, new Set(id === null ? [] : [id])).filter(({ topic }) => topic.id !== id)
}
