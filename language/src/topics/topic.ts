/** The languages that a topic has words in, in the order in which people see them. */
export const topicLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr'] as const
export type TopicLanguage = (typeof topicLanguages)[number]

/**
 * Telling words by language, written as in `lexicon/`: phrases between commas, `word*` any word beginning so, `{a|b|}` one of these
 * or nothing, `~` up to three other words, `#` a number.
 */
export type TopicWords = Partial<Record<TopicLanguage, string>>

/** What people read, in English and as far as it was translated. */
export type TopicNames = { en: string } & Partial<Record<TopicLanguage, string>>

/** A topic as somebody describes it. `key` names it for ever, in every language. */
export type TopicDraft = { key: string; names: TopicNames; words: TopicWords; children: readonly TopicDraft[] }

/**
 * What a topic is called in a language; in English where nobody has translated it.
 * @example nameOf(defaultTopics('parcel')[0], 'de') // 'Lieferung'
 */
export function nameOf({ names }: Pick<TopicDraft, 'names'>, language: TopicLanguage): string {
  return names[language] ?? names.en
}

/** A topic as the matcher needs it. */
export type MatchedTopic = { id: string; words: TopicWords }
