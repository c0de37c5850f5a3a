/** The languages that a topic has words in, in the order in which people see them. */
export const topicLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr'] as const
export type TopicLanguage = (typeof topicLanguages)[number]

/**
 * Telling words by language, written as in `lexicon/`: phrases between commas, `word*` any word beginning so, `{a|b|}` one of these
 * or nothing, `~` up to three other words, `#` a number.
 */
export type TopicWords = Partial<Record<TopicLanguage, string>>

/** A topic as somebody describes it. `key` names it for ever; `name` is what people read. */
export type TopicDraft = { key: string; name: string; words: TopicWords; children: readonly TopicDraft[] }

/** A topic as the matcher needs it. */
export type MatchedTopic = { id: string; words: TopicWords }
