import type { ArticleSource, ArticleState, KeptAnswerKind, UseOutcome } from '../vocabulary.ts'
import { defaulted, float4, int4, moment, nullable, text, texts, uuid } from '../column.ts'

/** What is offered to those who write replies, and what became of it. */

const words = {
  title: text(),
  body: text(),
  language: nullable(text()),
  tags: defaulted(texts()),
  state: text<ArticleState>(),
  url: nullable(text()),
}

export const articles = {
  id: uuid(),
  workspace_id: uuid(),
  ...words,
  source: text<ArticleSource>(),
  external_id: nullable(text()),
  imported_sha256: nullable(text()),
  version: defaulted(int4()),
  created_at: moment(),
  updated_at: moment(),
  updated_by: nullable(text()),
}

export const article_versions = {
  workspace_id: uuid(),
  article_id: uuid(),
  version: int4(),
  ...words,
  at: moment(),
  by_user_id: nullable(text()),
}

export const kept_answers = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<KeptAnswerKind>(),
  case_id: uuid(),
  question: text(),
  answer: text(),
  language: nullable(text()),
  kept_at: moment(),
  kept_by: nullable(text()),
}

export const kept_answer_sources = { workspace_id: uuid(), kept_answer_id: uuid(), message_id: uuid() }

export const answer_uses = {
  id: uuid(),
  workspace_id: uuid(),
  document_id: uuid(),
  reply_id: uuid(),
  outcome: text<UseOutcome>(),
  changed: float4(),
  at: moment(),
}

export const answer_lessons = { workspace_id: uuid(), document_id: uuid(), reply_id: uuid(), message_id: uuid(), at: moment() }
