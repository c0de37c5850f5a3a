import type { Decision, Lane } from '@evenhand/domain/decision/decision.ts'
import type { Risk } from '@evenhand/domain/facts/need.ts'
import type { Assurance, CaseStatus, Level } from '@evenhand/domain/facts/relationship.ts'
import type { Desk, ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { ObligationKind, ObligationState } from '@evenhand/domain/promise/obligation.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import type { DecisionCause, MergeKind, MessageKind, TimelineKind, Visibility } from '../vocabulary.ts'
import {
  bool,
  defaulted,
  float4,
  generated,
  uuids,
  int2,
  int4,
  int8,
  json,
  moment,
  nullable,
  oneOf,
  searchWords,
  text,
  uuid,
  wholeJson,
} from '../column.ts'

/** What people say, what it became, and the history that is only added to. */

export const conversations = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  root_external_id: text(),
  visibility: text<Visibility>(),
  subject: nullable(text()),
  created_at: moment(),
}

export const cases = {
  id: uuid(),
  workspace_id: uuid(),
  number: int8(),
  status: text<CaseStatus>(),
  profile_id: uuid(),
  customer_id: nullable(uuid()),
  desk: text<Desk>(),
  assignee_id: nullable(text()),
  decision_id: uuid(),
  language: text(),
  risks: wholeJson<readonly Risk[]>(),
  abusive: bool(),
  assurance: text<Assurance>(),
  severity: text<Severity>(),
  severity_rank: generated(int2()),
  level: text<Level>(),
  lane: oneOf<Lane>(),
  due_at: nullable(moment()),
  due_obligation: nullable(text<ObligationKind>()),
  promote_at: nullable(moment()),
  opened_at: moment(),
  joined_at: moment(),
  waiting_since: moment(),
  first_response_at: nullable(moment()),
  snoozed_until: nullable(moment()),
  resolved_at: nullable(moment()),
  last_message_at: moment(),
  version: defaulted(int4()),
  joined_into: nullable(uuid()),
}

export const case_conversations = { workspace_id: uuid(), case_id: uuid(), conversation_id: uuid() }

export const case_references = { workspace_id: uuid(), case_id: uuid(), reference: text() }

export const obligations = {
  workspace_id: uuid(),
  case_id: uuid(),
  kind: text<ObligationKind>(),
  since: moment(),
  due_at: moment(),
  state: text<ObligationState>(),
  settled_at: nullable(moment()),
}

export const messages = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  conversation_id: uuid(),
  case_id: nullable(uuid()),
  profile_id: nullable(uuid()),
  author_user_id: nullable(text()),
  direction: text<'in' | 'out'>(),
  external_id: text(),
  in_reply_to_external_id: nullable(text()),
  kind: text<MessageKind>(),
  visibility: text<Visibility>(),
  sent_at: moment(),
  received_at: moment(),
  position: defaulted(int8()),
  subject: nullable(text()),
  body: text(),
  understanding: nullable(wholeJson<Understanding>()),
  masked_numbers: defaulted(int2()),
  edited_at: nullable(moment()),
  deleted_at: nullable(moment()),
  original_seen: defaulted(bool()),
}

export const message_audience = {
  message_id: uuid(),
  workspace_id: uuid(),
  likes: nullable(int8()),
  replies: nullable(int8()),
  shares: nullable(int8()),
  views: nullable(int8()),
  observed_at: moment(),
}

export const notes = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  author_user_id: text(),
  body: text(),
  created_at: moment(),
}

export const decisions = {
  id: uuid(),
  position: generated(int8()),
  workspace_id: uuid(),
  case_id: uuid(),
  policy_version: int4(),
  decided_at: moment(),
  cause: text<DecisionCause>(),
  decided_by: nullable(text()),
  facts: wholeJson<ServiceFacts>(),
  outcome: wholeJson<Decision>(),
  read_by: nullable(text()),
}

export const timeline = {
  id: generated(int8()),
  workspace_id: uuid(),
  case_id: uuid(),
  at: moment(),
  kind: text<TimelineKind>(),
  actor_user_id: nullable(text()),
  subject_id: nullable(uuid()),
  data: defaulted(wholeJson<Record<string, unknown>>()),
}

export const audit_log = {
  id: generated(int8()),
  workspace_id: uuid(),
  at: moment(),
  actor_user_id: nullable(text()),
  action: text(),
  target_kind: text(),
  target_id: nullable(text()),
  data: defaulted(json<Record<string, unknown>>()),
}

/** Ids of what a join moved, by table. */
export type Moved = {
  messages: string[]
  conversations: string[]
  references: string[]
  notes: string[]
  replies: string[]
}

/** What a join needs to be taken back completely: what moved, and both cases as they were. Facts hold no words. */
export type JoinRecord = {
  moved: Moved
  fromFacts: ServiceFacts
  intoFacts: ServiceFacts
  into: { customerId: string | null; openedAt: Instant; lastMessageAt: Instant }
}

/** What a merge of two customers changed beside the rows that say themselves whose they were. Ids, numbers and facts without words. */
export type CustomerMerge = {
  /** Cases of the record that no link says. */
  cases: readonly string[]
  /** Open cases of either that the records of the other had something to say on. */
  facts: readonly { caseId: string; before: ServiceFacts; after: ServiceFacts }[]
  level: Level
  objectsToScoringAt: Instant | null
  /** The household of the record counts for both, where the other had none: by this membership. */
  membershipId: string | null
  /** Rows of value as they stood, to go on from there. */
  value: unknown
  householdValues: readonly unknown[]
}

export const merges = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<MergeKind>(),
  from_id: uuid(),
  into_id: uuid(),
  moved: json<JoinRecord | CustomerMerge>(),
  at: moment(),
  by_user_id: nullable(text()),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
}

export const suggestions = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  other_case_id: uuid(),
  score: float4(),
  state: text<'open' | 'accepted' | 'dismissed'>(),
  created_at: moment(),
}

/** What search reads; written a little after the message. */
export const message_words = { message_id: uuid(), workspace_id: uuid(), words: searchWords() }

export const suggestion_progress = { workspace_id: uuid(), case_number: int8() }

/** Messages that search has to read, or to read again: a row a statement that wrote them. */
export const unread_messages = { workspace_id: uuid(), id: generated(int8()), message_ids: uuids() }
