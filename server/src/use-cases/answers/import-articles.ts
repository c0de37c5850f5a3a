import { inWorkspace, type Tx } from '../../db/database.ts'
import * as rows from '../../db/queries/answers/articles.ts'
import type { Actor, Context } from '../context.ts'
import { readArticleFiles, type ArticleFile, type ImportSource, type ReadArticle } from './read-article-files.ts'

export type ArticleImportInput = {
  source: ImportSource
  files: readonly ArticleFile[]
  /** For files that do not say theirs. */
  language: string | null
  dryRun: boolean
}
export type ArticleImport = {
  created: number
  changed: number
  unchanged: number
  leftOut: { name: string; article: string | null; reason: string }[]
  dryRun: boolean
}

type Change = { article: ReadArticle; before: rows.ArticleRow | null }

/**
 * Brings articles in. The same a second time changes nothing; what was changed here stays until the source says something new, and what
 * was archived or put back to draft stays so.
 */
export async function importArticles(context: Context, actor: Actor, input: ArticleImportInput): Promise<ArticleImport> {
  const { articles, leftOut } = readArticleFiles(input)
  const { fresh, changed } = await inWorkspace(context.db, actor.workspaceId, async tx => {
    const changes = await changesOf(tx, input.source, articles)
    if (!input.dryRun) for (const change of changes) await write(tx, context, actor, input.source, change)
    const created = changes.filter(({ before }) => before === null).length
    return { fresh: created, changed: changes.length - created }
  })
  return { created: fresh, changed, unchanged: articles.length - fresh - changed, leftOut, dryRun: input.dryRun }
}

async function changesOf(tx: Tx, source: ImportSource, articles: readonly ReadArticle[]): Promise<Change[]> {
  const known = await rows.lockImported(
    tx,
    source,
    articles.map(({ externalId }) => externalId),
  )
  const byId = new Map(known.map(row => [row.external_id, row]))
  return articles
    .map(article => ({ article, before: byId.get(article.externalId) ?? null }))
    .filter(({ article, before }) => before?.imported_sha256 !== article.sha256)
}

async function write(tx: Tx, context: Context, actor: Actor, source: ImportSource, { article, before }: Change): Promise<void> {
  const { externalId, sha256, words } = article
  const written = { at: context.clock.now(), by: actor.userId }
  if (before) {
    await rows.updateArticle(tx, before, { ...words, state: before.state, imported_sha256: sha256 }, written)
    return
  }
  const id = context.newId()
  const made = { id, workspace_id: actor.workspaceId, source, external_id: externalId, imported_sha256: sha256 }
  await rows.insertArticle(tx, { ...made, ...words, state: 'published' }, written)
}
