import { sql } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import type { ArticleSource, ArticleState } from '../../vocabulary.ts'

export type ArticleRow = RowOf<'articles'>
/** What a person can write of an article. */
export type ArticleWords = Pick<ArticleRow, 'title' | 'body' | 'language' | 'tags' | 'state' | 'url'>
/** How often it was sent as it is, sent changed, and passed over. */
export type Fared = { used: number; edited: number; ignored: number }
export type ArticleListed = Omit<ArticleRow, 'body' | 'imported_sha256'> & Fared
export type ArticleFilter = {
  words: string
  state: ArticleState | null
  /** The last one of the page before. */
  after: { at: number; id: string } | null
  most: number
}

/** `%` and `_` are letters here. */
function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
}

/** Latest change first. Words are looked for in title, tags and body. */
export async function listArticles(tx: Tx, { words, state, after, most }: ArticleFilter): Promise<ArticleListed[]> {
  const like = containing(words)
  const { rows } = await sql<ArticleListed>`
    select a.id, a.workspace_id, a.title, a.language, a.tags, a.state, a.url, a.source, a.external_id, a.version,
      a.created_at, a.updated_at, a.updated_by, coalesce(u.used, 0) as used, coalesce(u.edited, 0) as edited,
      coalesce(u.ignored, 0) as ignored
    from articles a
    left join lateral (
      select count(*) filter (where outcome = 'sent')::int as used, count(*) filter (where outcome = 'edited')::int as edited,
        count(*) filter (where outcome = 'ignored')::int as ignored
      from answer_uses where document_id = a.id
    ) u on true
    where (${state}::text is null or a.state = ${state})
      and (${words} = '' or a.title ilike ${like} or a.body ilike ${like} or array_to_string(a.tags, ' ') ilike ${like})
      and (${after === null} or (a.updated_at, a.id) < (${timestamp(after?.at ?? 0)}, ${after?.id ?? null}::uuid))
    order by a.updated_at desc, a.id desc
    limit ${most}`.execute(tx)
  return rows
}

/** How an article or a kept answer fared so far. */
export async function readFared(tx: Tx, documentId: string): Promise<Fared> {
  const { rows } = await sql<Fared>`
    select count(*) filter (where outcome = 'sent')::int as used, count(*) filter (where outcome = 'edited')::int as edited,
      count(*) filter (where outcome = 'ignored')::int as ignored
    from answer_uses where document_id = ${documentId}`.execute(tx)
  return rows[0] ?? { used: 0, edited: 0, ignored: 0 }
}

export function findArticle(tx: Tx, id: string): Promise<ArticleRow | undefined> {
  return tx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The row stays as it is until the end of the transaction. */
export function lockArticle(tx: Tx, id: string): Promise<ArticleRow | undefined> {
  return tx.selectFrom('articles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Articles of a source by their ids there. */
export async function lockImported(tx: Tx, source: ArticleSource, externalIds: readonly string[]): Promise<ArticleRow[]> {
  if (externalIds.length === 0) return []
  return tx
    .selectFrom('articles')
    .selectAll()
    .where('source', '=', source)
    .where('external_id', 'in', [...externalIds])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export type NewArticle = ArticleWords & Pick<ArticleRow, 'id' | 'workspace_id' | 'source' | 'external_id' | 'imported_sha256'>
type Written = { at: number; by: string }

export async function insertArticle(tx: Tx, article: NewArticle, { at, by }: Written): Promise<void> {
  const moments = { created_at: timestamp(at), updated_at: timestamp(at) }
  await tx
    .insertInto('articles')
    .values({ ...article, ...moments, version: 1, updated_by: by })
    .execute()
  await insertVersion(tx, { ...article, version: 1 }, { at, by })
}

/** What is changed: its words, and where they come from when a source said them anew. */
export type ArticleChange = ArticleWords & { imported_sha256?: string }

/** @returns the new version */
export async function updateArticle(tx: Tx, before: ArticleRow, change: ArticleChange, { at, by }: Written): Promise<number> {
  const version = before.version + 1
  await tx
    .updateTable('articles')
    .set({ ...change, version, updated_at: timestamp(at), updated_by: by })
    .where('id', '=', before.id)
    .execute()
  await insertVersion(tx, { ...change, id: before.id, workspace_id: before.workspace_id, version }, { at, by })
  return version
}

type Version = ArticleWords & Pick<ArticleRow, 'id' | 'workspace_id' | 'version'>

async function insertVersion(tx: Tx, article: Version, { at, by }: Written): Promise<void> {
  const { workspace_id, id, version, title, body, language, tags, state, url } = article
  await tx
    .insertInto('article_versions')
    .values({
      workspace_id,
      article_id: id,
      version,
      title,
      body,
      language,
      tags,
      state,
      url,
      at: timestamp(at),
      by_user_id: by,
    })
    .execute()
}

/** Latest first. */
export function readVersions(tx: Tx, articleId: string): Promise<RowOf<'article_versions'>[]> {
  return tx
    .selectFrom('article_versions')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
}

export function findVersion(tx: Tx, articleId: string, version: number): Promise<RowOf<'article_versions'> | undefined> {
  return tx
    .selectFrom('article_versions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('version', '=', version)
    .executeTakeFirst()
}
