import type { AnswerDocument, ReadArticles } from '../answer.ts'
import type { Block } from './block.ts'
import { isFields } from './json-fields.ts'
import type { Fields } from './json-fields.ts'
import { passagesOf } from './passages.ts'

/** One article of an export, before its words are cut into passages; or why it is left out. */
export type ExportedArticle =
  | { id: string; title: string; language: string | null; tags: readonly string[]; url: string | null; blocks: readonly Block[] }
  | { id: string; leftOut: string }

/**
 * Documents of the articles of an export. Drafts and what cannot be used are left out, each with its reason; one article more in
 * the same language replaces an earlier one of its id.
 * @param system goes before the ids, so that those of two systems never meet.
 * @param list null when the export holds none.
 */
export function readArticles(
  system: string,
  list: readonly unknown[] | null,
  read: (fields: Fields) => ExportedArticle,
): ReadArticles {
  const documents = new Map<string, AnswerDocument>()
  const leftOut: { id: string; reason: string }[] = []
  if (list === null) leftOut.push({ id: '', reason: 'This is no export of articles: it holds no list of them.' })
  for (const [at, value] of (list ?? []).entries()) {
    const article = isFields(value) ? read(value) : { id: `${at + 1}`, leftOut: 'This is no article.' }
    const document = 'leftOut' in article ? article.leftOut : documentOf(system, article)
    if (typeof document === 'string') leftOut.push({ id: article.id || `${at + 1}`, reason: document })
    else documents.set(document.id, document)
  }
  return { documents: [...documents.values()], leftOut }
}

function documentOf(system: string, article: Exclude<ExportedArticle, { leftOut: string }>): AnswerDocument | string {
  const { id, title, language, tags, url, blocks } = article
  const passages = passagesOf(blocks, title)
  if (passages.length === 0) return `"${title}" has no words.`
  return {
    id: [system, id, ...(language === null ? [] : [language.toLowerCase()])].join(':'),
    kind: 'article',
    title,
    language,
    tags: [...new Set(tags)],
    passages,
    questions: [],
    ...(url === null ? {} : { url }),
  }
}
