import { createHash } from 'node:crypto'
import type { AnswerDocument, ReadArticles } from '@evenhand/language/answers/answer.ts'
import { readFrontMatter } from '@evenhand/language/answers/reading/front-matter.ts'
import { readChatwootArticles } from '@evenhand/language/answers/reading/read-chatwoot-articles.ts'
import { readMarkdown } from '@evenhand/language/answers/reading/read-markdown.ts'
import { readZendeskArticles } from '@evenhand/language/answers/reading/read-zendesk-articles.ts'
import type { ArticleWords } from '../../db/queries/answers/articles.ts'
import type { ArticleSource } from '../../db/vocabulary.ts'

export type ImportSource = Exclude<ArticleSource, 'written'>
/** A name that stays the same from one import to the next: a path inside the folder. */
export type ArticleFile = { name: string; text: string }
export type ReadArticle = { externalId: string; sha256: string; words: Omit<ArticleWords, 'state'> }
export type LeftOut = { name: string; article: string | null; reason: string }

type Reading = { source: ImportSource; files: readonly ArticleFile[]; language: string | null }

/** Characters of one article. */
const mostCharacters = 200_000
const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Articles of files, each once, and what could not be used, with its file and the reason. */
export function readArticleFiles({ source, files, language }: Reading): { articles: ReadArticle[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = []
  const articles = new Map<string, ReadArticle>()
  const take = (name: string, externalId: string, words: Omit<ArticleWords, 'state'>) => {
    const refusal = refusalOf(words)
    if (refusal !== null) leftOut.push({ name, article: externalId === name ? null : words.title, reason: refusal })
    else articles.set(externalId, { externalId, words, sha256: hashOf(words) })
  }
  for (const { name, text } of files) {
    const unreadable = unreadableText(text)
    if (unreadable !== null) leftOut.push({ name, article: null, reason: unreadable })
    else if (source === 'markdown') take(name, name, markdownWords(name, text, language))
    else {
      const read = readExport(source, text)
      for (const { id, reason } of read.leftOut) leftOut.push({ name, article: id || null, reason })
      for (const document of read.documents) take(name, document.id, exportedWords(document, language))
    }
  }
  return { articles: [...articles.values()], leftOut }
}

function unreadableText(text: string): string | null {
  if (text.trim() === '') return 'The file is empty.'
  return text.includes('\0') || text.includes('\uFFFD') ? 'This is no text in UTF-8.' : null
}

function readExport(source: 'zendesk' | 'chatwoot', text: string): ReadArticles {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return {
      documents: [],
      leftOut: [{ id: '', reason: 'This is no JSON. Export the articles again, or choose another kind of file.' }],
    }
  }
  return source === 'zendesk' ? readZendeskArticles(json) : readChatwootArticles(json)
}

/** `returns/30-days.md` becomes "30 days" when the file says no title of its own. */
function titleOfName(name: string): string {
  const [base = name] = name.split('/').slice(-1)
  return base
    .replace(/\.(md|markdown|txt)$/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
}

function markdownWords(name: string, text: string, language: string | null): Omit<ArticleWords, 'state'> {
  const document = readMarkdown(text, { id: name, title: titleOfName(name), language })
  const { body } = readFrontMatter(text)
  return { ...wordsOf(document), body: withoutTitle(body.replaceAll('\r\n', '\n'), document.title).trim() }
}

/** The title stands above the article already. */
function withoutTitle(body: string, title: string): string {
  const first = /^\s*# +(.+?) *#*\n/.exec(`${body}\n`)
  return first?.[1] === title ? body.slice(first[0].length) : body
}

function exportedWords(document: AnswerDocument, language: string | null): Omit<ArticleWords, 'state'> {
  const words = wordsOf(document)
  return { ...words, language: words.language ?? language, body: markdownOf(document) }
}

function wordsOf({ title, language, tags, url }: AnswerDocument): Omit<ArticleWords, 'state' | 'body'> {
  return {
    title: title.slice(0, 300).trim(),
    language: language !== null && languageTag.test(language) ? language : null,
    tags: [...new Set(tags.map(tag => tag.trim().slice(0, 60)))].filter(Boolean).slice(0, 30),
    url: url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url) ? url : null,
  }
}

/** The passages of an export under their headings: what people read, without the layout of another system. */
function markdownOf({ passages }: AnswerDocument): string {
  const parts: string[] = []
  let above: readonly string[] = []
  for (const { text, headings } of passages) {
    for (const [depth, heading] of headings.entries()) {
      const isNew = headings.slice(0, depth + 1).join('\n') !== above.slice(0, depth + 1).join('\n')
      if (isNew) parts.push(`${'#'.repeat(Math.min(depth + 2, 6))} ${heading}`)
    }
    above = headings
    parts.push(text)
  }
  return parts.join('\n\n')
}

function refusalOf({ title, body }: Omit<ArticleWords, 'state'>): string | null {
  if (title === '') return 'It has no title.'
  if (body.trim() === '') return 'It has a title and no text.'
  return body.length > mostCharacters
    ? `It is longer than ${mostCharacters.toLocaleString('en')} characters. Cut it into several.`
    : null
}

function hashOf({ title, body, language, tags, url }: Omit<ArticleWords, 'state'>): string {
  return createHash('sha256')
    .update(JSON.stringify([title, body, language, tags, url]))
    .digest('hex')
}
