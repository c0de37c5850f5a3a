import type * as contract from '@evenhand/contract/answers.ts'
import type { ArticleListed, Fared } from '../../db/queries/answers/articles.ts'
import type { KeptRow } from '../../db/queries/answers/kept.ts'
import type { RowOf } from '../../db/tables.ts'
import type { LoadedArticle } from '../../use-cases/answers/articles.ts'
import type { OfferedAnswer } from '../../use-cases/answers/suggest-answers.ts'
import { iso } from './instant.ts'

/** From here on it is said to be sure, and likely: measured on held-out questions (docs/answers.md). */
const bounds = { sure: 0.8, likely: 0.5 } as const

export function presentSuggestion({ shelved, isOtherLanguage, ...suggestion }: OfferedAnswer): contract.AnswerSuggestion {
  const { documentId, kind, title, url, language, text, headings, confidence, why } = suggestion
  return {
    documentId,
    kind,
    title,
    language,
    text,
    confidence,
    url: url ?? null,
    headings: [...headings],
    why: [...why],
    otherLanguage: isOtherLanguage,
    sureness: confidence >= bounds.sure ? 'sure' : confidence >= bounds.likely ? 'likely' : 'perhaps',
    caseNumber: shelved.caseNumber,
    fared: presentFared(shelved),
  }
}

function presentFared({ used, edited, ignored }: Fared): Fared {
  return { used, edited, ignored }
}

export function presentKept(row: KeptRow & { number: number } & Partial<Fared>): contract.KeptAnswer {
  const { id, kind, number: caseNumber, question, answer, language, used = 0, edited = 0, ignored = 0 } = row
  return { id, kind, caseNumber, question, answer, language, keptAt: iso(row.kept_at), fared: { used, edited, ignored } }
}

function presentListed(row: Omit<ArticleListed, keyof Fared>) {
  const { id, title, language, tags, state, source, url, version } = row
  return {
    id,
    title,
    language,
    tags,
    state,
    source,
    url,
    version,
    externalId: row.external_id,
    updatedAt: iso(row.updated_at),
    updatedBy: row.updated_by,
  }
}

export function presentArticleRow(row: ArticleListed): contract.ArticleRow {
  return { ...presentListed(row), fared: presentFared(row) }
}

export function presentArticle({ row, versions, fared }: LoadedArticle): contract.Article {
  return {
    ...presentListed(row),
    body: row.body,
    fared,
    versions: versions.map(({ version, title, at, by_user_id: by }) => ({ version, title, at: iso(at), by })),
  }
}

export function presentVersion({ at, by_user_id: by, ...row }: RowOf<'article_versions'>): contract.ArticleVersion {
  const { version, title, body, language, tags, state, url } = row
  return { version, title, body, language, tags, state, url, at: iso(at), by }
}
