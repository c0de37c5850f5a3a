import type { TopicFound } from './topic-matcher.ts'
import { TopicMatcher } from './topic-matcher.ts'
import type { MatchedTopic, TopicDraft } from './topic.ts'

/** A topic with its place in the tree. */
export type CatalogueTopic = MatchedTopic & { parentId: string | null }

/**
 * A tree of topics, ready to be found in messages. Build it once a version of the tree: that takes some milliseconds, and a message some
 * microseconds.
 * @example new TopicCatalogue(catalogueOf(defaultTopics('airline'))).find('you LOST my bags').map(t => t.id) // ['baggage']
 */
export class TopicCatalogue {
  readonly #matcher: TopicMatcher
  readonly #parents: ReadonlyMap<string, string | null>

  /** @throws Error when words cannot be read; `problemWithWords` says so beforehand */
  constructor(topics: readonly CatalogueTopic[]) {
    this.#matcher = new TopicMatcher(topics)
    this.#parents = new Map(topics.map(({ id, parentId }) => [id, parentId]))
  }

  /** The topics of a message, the one with the most words first; none that stands above another one of them. */
  find(text: string, language?: string): TopicFound[] {
    return this.#withoutAncestors(this.#matcher.find(text, language))
  }

  /** As `find`, in a text that is known to hold no volume. */
  findInQuiet(text: string, language?: string): TopicFound[] {
    return this.#withoutAncestors(this.#matcher.findInQuiet(text, language))
  }

  /** "Late delivery" says "delivery" already. */
  #withoutAncestors(found: TopicFound[]): TopicFound[] {
    if (found.length < 2) return found
    const said = new Set<string>()
    for (const { id } of found) {
      for (let above = this.#parents.get(id); above !== null && above !== undefined; above = this.#parents.get(above))
        said.add(above)
    }
    return found.filter(({ id }) => !said.has(id))
  }
}

/** Drafts as a catalogue, by their keys; of two with one key the first counts, with all that stands below either. */
export function catalogueOf(drafts: readonly TopicDraft[]): CatalogueTopic[] {
  const topics = new Map<string, CatalogueTopic>()
  const add = ({ key, words, children }: TopicDraft, parentId: string | null): void => {
    if (!topics.has(key)) topics.set(key, { id: key, words, parentId })
    for (const child of children) add(child, key)
  }
  for (const draft of drafts) add(draft, null)
  return [...topics.values()]
}
