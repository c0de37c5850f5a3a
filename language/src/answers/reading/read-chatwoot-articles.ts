import type { ReadArticles } from '../answer.ts'
import { idOf, isFields, listIn, textOf, textsOf } from './json-fields.ts'
import type { Fields } from './json-fields.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { readArticles } from './read-articles.ts'
import type { ExportedArticle } from './read-articles.ts'

/**
 * Articles of a Chatwoot help centre as its API exports them: `{ "payload": [{ id, title, content, status, locale, category, meta }] }`
 * or the list alone. `content` is Markdown. Only published ones are taken: `status` "published", or 1 in a dump of its table.
 * Ids become `chatwoot:<id>:<locale>`. Source: Chatwoot API, "List all articles in a portal".
 */
export function readChatwootArticles(json: unknown): ReadArticles {
  return readArticles('chatwoot', listIn(json, 'payload', 'articles'), read)
}

function read(article: Fields): ExportedArticle {
  const id = idOf(article, 'id') ?? ''
  const title = textOf(article, 'title')
  const status = article['status'] ?? 'published'
  if (id === '') return { id, leftOut: 'An article has no id.' }
  if (title === null) return { id, leftOut: 'This article has no title.' }
  if (status !== 'published' && status !== 1) return { id, leftOut: `"${title}" is not published.` }
  const category = isFields(article['category']) ? article['category'] : {}
  const meta = isFields(article['meta']) ? article['meta'] : {}
  const categoryName = textOf(category, 'name')
  return {
    id,
    title,
    language: textOf(article, 'locale') ?? textOf(category, 'locale'),
    tags: [...textsOf(meta['tags']), ...(categoryName === null ? [] : [categoryName])],
    url: textOf(article, 'url') ?? textOf(article, 'link'),
    blocks: markdownBlocks(textOf(article, 'content') ?? ''),
  }
}
