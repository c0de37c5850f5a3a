import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import type { Fared } from './articles.ts'

/** Something that can be offered, as it was at a version. */
export type Stamp = {
  id: string
  version: number
  /** How many questions it solved, and when the latest: they are read again when this changes. */
  lessons: number
  taught_at: number | null
} & Fared

export type ArticleDocument = { kind: 'article' } & Stamp &
  Pick<RowOf<'articles'>, 'title' | 'body' | 'language' | 'tags' | 'url'>
export type KeptDocument = Stamp &
  Pick<RowOf<'kept_answers'>, 'kind' | 'question' | 'answer' | 'language'> & {
    number: number
    /** Of the question, and of whoever answered. */
    case_ids: string[]
  }
export type DocumentRow = ArticleDocument | KeptDocument

const signals = sql`
  coalesce(u.used, 0) as used, coalesce(u.edited, 0) as edited, coalesce(u.ignored, 0) as ignored,
  coalesce(l.lessons, 0) as lessons, l.taught_at`
/** Of one question a document learns once, however many messages it has. */
const learned = sql`
  select document_id, count(distinct reply_id)::int as lessons, max(at) as taught_at from answer_lessons`
const fared = sql`
  select document_id, count(*) filter (where outcome = 'sent')::int as used,
    count(*) filter (where outcome = 'edited')::int as edited, count(*) filter (where outcome = 'ignored')::int as ignored
  from answer_uses`

/**
 * What can be offered, without its words: published articles, and the latest of the kept answers.
 * @param ids only these; null for all
 */
export async function readStamps(
  tx: Tx,
  ids: readonly string[] | null,
  most: { articles: number; kept: number },
): Promise<Stamp[]> {
  const { rows } = await sql<Stamp>`
    with u as (${fared} where (${ids === null} or document_id = any(${ids ?? []}::uuid[])) group by document_id),
      l as (${learned} where (${ids === null} or document_id = any(${ids ?? []}::uuid[])) group by document_id)
    (select a.id, a.version, ${signals} from articles a left join u on u.document_id = a.id left join l on l.document_id = a.id
      where a.state = 'published' and (${ids === null} or a.id = any(${ids ?? []}::uuid[]))
      order by a.updated_at desc, a.id desc limit ${most.articles})
    union all
    (select k.id, 1, ${signals} from kept_answers k left join u on u.document_id = k.id left join l on l.document_id = k.id
      where ${ids === null} or k.id = any(${ids ?? []}::uuid[])
      order by k.kept_at desc, k.id desc limit ${most.kept})`.execute(tx)
  return rows
}

/** The words of some of them. What is gone by now, or not published any more, is not among them. */
export async function readDocuments(tx: Tx, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return []
  const articles = await sql<ArticleDocument>`
    with u as (${fared} where document_id = any(${ids}::uuid[]) group by document_id),
      l as (${learned} where document_id = any(${ids}::uuid[]) group by document_id)
    select 'article' as kind, a.id, a.version, a.title, a.body, a.language, a.tags, a.url, ${signals}
    from articles a left join u on u.document_id = a.id left join l on l.document_id = a.id
    where a.id = any(${ids}::uuid[]) and a.state = 'published'`.execute(tx)
  const kept = await sql<KeptDocument>`
    with u as (${fared} where document_id = any(${ids}::uuid[]) group by document_id),
      l as (${learned} where document_id = any(${ids}::uuid[]) group by document_id)
    select k.kind, k.id, 1 as version, k.question, k.answer, k.language, c.number, ${signals},
      array(select k.case_id union select m.case_id from kept_answer_sources s join messages m on m.id = s.message_id
        where s.kept_answer_id = k.id and m.case_id is not null) as case_ids
    from kept_answers k join cases c on c.id = k.case_id left join u on u.document_id = k.id
      left join l on l.document_id = k.id
    where k.id = any(${ids}::uuid[])`.execute(tx)
  return [...articles.rows, ...kept.rows]
}

/** The latest questions of a document are enough. */
const mostLessons = 50

/** What customers had asked when these were sent, by document, the oldest first. */
export async function readLessons(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ document_id: string; question: string }>`
    select document_id, question from (
      select l.document_id, l.at, l.reply_id,
        string_agg(concat_ws(E'\n', nullif(m.subject, ''), m.body), E'\n' order by m.sent_at, m.position) as question,
        row_number() over (partition by l.document_id order by l.at desc, l.reply_id desc) as place
      from answer_lessons l join messages m on m.id = l.message_id
      where l.document_id = any(${ids}::uuid[]) and m.body <> ''
      group by l.document_id, l.at, l.reply_id
    ) lessons where place <= ${sql.lit(mostLessons)} order by at, reply_id`.execute(tx)
  const lessons = new Map<string, string[]>()
  for (const { document_id, question } of rows) lessons.set(document_id, [...(lessons.get(document_id) ?? []), question])
  return lessons
}

export type Asked = { id: string; body: string; subject: string | null; language: string | null }

/** What the customer asks now: their words since our latest answer; all of them when nothing is open. In order. */
export async function readQuestion(tx: Tx, caseId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked & { open: boolean }>`
    with answered as (
      select max(sent_at) as at from messages where case_id = ${caseId} and direction = 'out' and deleted_at is null
    )
    select m.id, m.body, m.subject, m.understanding->>'language' as language, a.at is null or m.sent_at > a.at as open
    from messages m, answered a
    where m.case_id = ${caseId} and m.direction = 'in' and m.deleted_at is null and m.original_seen
    order by m.sent_at desc, m.position desc
    limit 20`.execute(tx)
  const open = rows.filter(row => row.open)
  return (open.length > 0 ? open : rows).toReversed()
}
