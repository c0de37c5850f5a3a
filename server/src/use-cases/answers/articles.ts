import { inWorkspace, type Tx } from '../../db/database.ts'
import * as rows from '../../db/queries/answers/articles.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import { readTimeCursor, timeCursor } from '../cases/cursor.ts'
import type { Actor, Context } from '../context.ts'

export type LoadedArticle = { row: rows.ArticleRow; versions: RowOf<'article_versions'>[]; fared: rows.Fared }
export type ArticleQuery = { q: string; state?: rows.ArticleRow['state'] | undefined; cursor?: string | undefined; limit: number }

/** Latest change first, a page at a time. @throws EvenhandError `invalid` for a cursor that we did not give */
export async function listArticles(
  context: Context,
  actor: Actor,
  { q, state, cursor, limit }: ArticleQuery,
): Promise<{ articles: rows.ArticleListed[]; next: string | null }> {
  const filter = { words: q, state: state ?? null, after: cursor === undefined ? null : readTimeCursor(cursor), most: limit + 1 }
  const found = await inWorkspace(context.db, actor.workspaceId, tx => rows.listArticles(tx, filter))
  const articles = found.slice(0, limit)
  const last = articles.at(-1)
  return { articles, next: found.length > limit && last ? timeCursor({ at: last.updated_at, id: last.id }) : null }
}

/** @throws EvenhandError `not-found` */
export function loadArticle(context: Context, actor: Actor, id: string): Promise<LoadedArticle> {
  return inWorkspace(context.db, actor.workspaceId, tx => readArticle(tx, id))
}

/** The words of an article at a version. @throws EvenhandError `not-found` */
export function loadVersion(
  context: Context,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<RowOf<'article_versions'>> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await rows.findVersion(tx, id, version)
    if (!found) throw new EvenhandError('not-found', 'There is no such version of an article in this workspace.')
    return found
  })
}

async function readArticle(tx: Tx, id: string): Promise<LoadedArticle> {
  const row = await rows.findArticle(tx, id)
  if (!row) throw noSuchArticle()
  return { row, versions: await rows.readVersions(tx, id), fared: await rows.readFared(tx, id) }
}

export function createArticle(context: Context, actor: Actor, words: rows.ArticleWords): Promise<LoadedArticle> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const id = context.newId()
    const article = {
      ...words,
      id,
      workspace_id: actor.workspaceId,
      source: 'written',
      external_id: null,
      imported_sha256: null,
    } as const
    await rows.insertArticle(tx, article, { at: context.clock.now(), by: actor.userId })
    return readArticle(tx, id)
  })
}

/**
 * Writes a new version; words that are as they were make none.
 * @throws EvenhandError `not-found`, `conflict` when somebody else wrote in between
 */
export function updateArticle(
  context: Context,
  actor: Actor,
  id: string,
  { seenVersion, ...words }: rows.ArticleWords & { seenVersion: number },
): Promise<LoadedArticle> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const before = await rows.lockArticle(tx, id)
    if (!before) throw noSuchArticle()
    if (before.version !== seenVersion) {
      throw new EvenhandError(
        'conflict',
        'Somebody else changed this article meanwhile. Read their version before you save yours.',
        {
          details: { version: before.version },
        },
      )
    }
    if (!isSame(before, words)) await rows.updateArticle(tx, before, words, { at: context.clock.now(), by: actor.userId })
    return readArticle(tx, id)
  })
}

function isSame(before: rows.ArticleWords, after: rows.ArticleWords): boolean {
  return wordsAsText(before) === wordsAsText(after)
}

function wordsAsText({ title, body, language, tags, state, url }: rows.ArticleWords): string {
  return JSON.stringify([title, body, language, tags, state, url])
}

function noSuchArticle(): EvenhandError {
  return new EvenhandError('not-found', 'There is no such article in this workspace.')
}
