import type { ReadArticles } from '../answer.ts'
import { htmlBlocks } from './html-blocks.ts'
import { idOf, listIn, textOf, textsOf } from './json-fields.ts'
import type { Fields } from './json-fields.ts'
import { readArticles } from './read-articles.ts'
import type { ExportedArticle } from './read-articles.ts'

/**
 * Articles of a Zendesk help centre as its API exports them: `{ "articles": [{ id, title, body, locale, label_names, draft,
 * html_url }] }` or the list alone. `body` is HTML. Drafts are left out. Ids become `zendesk:<id>:<locale>`.
 * Source: Zendesk Help Center API, "List Articles".
 */
export function readZendeskArticles(json: unknown): ReadArticles {
  return readArticles('zendesk', listIn(json, 'articles', 'results'), read)
}

function read(article: Fields): ExportedArticle {
  const id = idOf(article, 'id') ?? ''
  const title = textOf(article, 'title') ?? textOf(article, 'name')
  if (id === '') return { id, leftOut: 'An article has no id.' }
  if (title === null) return { id, leftOut: 'This article has no title.' }
  if (article['draft'] === true) return { id, leftOut: `"${title}" is a draft.` }
  return {
    id,
    title,
    language: textOf(article, 'locale') ?? textOf(article, 'source_locale'),
    tags: textsOf(article['label_names']),
    url: textOf(article, 'html_url'),
    blocks: htmlBlocks(textOf(article, 'body') ?? ''),
  }
}
