import type { Conduct, Tone } from '@evenhand/domain/facts/conduct.ts'
import type { MessageType, Need, Risk, RiskKind, SeverityFact } from '@evenhand/domain/facts/need.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { CorrectionReason } from '../vocabulary.ts'
import type { Comparison } from '@evenhand/contract/models.ts'
import { bytea, defaulted, generated, int4, int8, moment, nullable, text, uuid, wholeJson } from '../column.ts'

/** What people and a second model say of how messages were read. */

/** What a message says, as far as a person may correct it. */
export type Labels = {
  type: MessageType
  severity: Severity | 'none'
  needsReply: boolean
  risks: readonly Risk[]
  tone: Tone
  abusive: boolean
}

/** What a correction replaced in the facts of its case, and what it said of the severity. */
export type Replaced = {
  need: Pick<Need, 'type' | 'needsReply' | 'risks'>
  conduct: Pick<Conduct, 'tone' | 'abusive'>
  /** Null where only something else was corrected. */
  stated: SeverityFact | null
}

export const corrections = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  message_id: uuid(),
  reason: text<CorrectionReason>(),
  before: wholeJson<Labels>(),
  after: wholeJson<Labels>(),
  replaced: wholeJson<Replaced>(),
  model: text(),
  at: moment(),
  by_user_id: text(),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
  idempotency_key: text(),
}

export const second_readings = {
  message_id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  state: text<'asked' | 'answered' | 'failed'>(),
  severity: nullable(text<Severity | 'none'>()),
  risks: defaulted(wholeJson<RiskKind[]>()),
  model: text(),
  asked_at: moment(),
  answered_at: nullable(moment()),
  failure: nullable(text()),
}

/** Versions of the language model that were offered, and which of them reads. */
export const models = {
  id: uuid(),
  workspace_id: uuid(),
  hash: text(),
  weights: bytea(),
  shape: text(),
  messages: int4(),
  comparison: wholeJson<Comparison>(),
  offered_at: moment(),
  offered_by: text(),
}

export const model_choices = {
  id: generated(int8()),
  workspace_id: uuid(),
  model_id: nullable(uuid()),
  version: text(),
  at: moment(),
  by_user_id: text(),
}
