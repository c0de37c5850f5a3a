import type { Desk, ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Assurance, CaseStatus, ContactOutcome, Level } from '@evenhand/domain/facts/relationship.ts'
import type { Decision, Lane } from '@evenhand/domain/decision/decision.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import type { ObligationKind, ObligationState } from '@evenhand/domain/promise/obligation.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import {
  bool,
  bytea,
  defaulted,
  float4,
  generated,
  int2,
  int4,
  int8,
  json,
  moment,
  nullable,
  oneOf,
  text,
  texts,
  uuid,
  wholeJson,
} from './column.ts'
import type { Columns, KyselyTable, NewRow, Row } from './column.ts'

/**
 * Every table of schema app. A test compares this with what the migrations really make, so it can be believed.
 * Instants are read as epoch milliseconds and written through `timestamp()`; jsonb is written through `json()`.
 */

export type MemberRole = 'viewer' | 'agent' | 'lead' | 'admin'
export type ChannelKind = 'archive' | 'webhook'
export type Network = 'posts' | 'photos' | 'reviews' | 'email' | 'chat' | 'other'
export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct' | 'internal'
export type MessageKind = 'post' | 'comment' | 'dm' | 'email' | 'review' | 'chat'
export type OutboxState = 'held' | 'sending' | 'sent' | 'failed' | 'needs-you' | 'undone'
export type ThenStatus = 'open' | 'pending' | 'resolved'
export type MergeKind = 'case-joined' | 'case-split' | 'profile-linked' | 'customer-merged'
export type DecisionCause =
  | ('opened' | 'message' | 'reply' | 'edited' | 'deleted' | 'severity' | 'contact-linked' | 'pending' | 'snoozed' | 'woken')
  | ('resolved' | 'reopened' | 'starving' | 'policy' | 'undone' | 'link' | 'joined' | 'split')
export type TimelineKind =
  | ('opened' | 'message-in' | 'message-out' | 'message-edited' | 'message-deleted' | 'joined' | 'reopened' | 'decided')
  | ('reply-held' | 'reply-undone' | 'reply-sent' | 'reply-failed' | 'reply-needs-you' | 'note' | 'assigned' | 'pending')
  | ('snoozed' | 'woken' | 'resolved' | 'severity' | 'contact-linked' | 'case-joined' | 'case-split' | 'undone')

const workspaces = {
  id: uuid(),
  name: text(),
  time_zone: defaulted(text()),
  currency: defaulted(text()),
  next_case_number: defaulted(int8()),
  created_at: moment(),
}

const members = {
  workspace_id: uuid(),
  user_id: text(),
  name: text(),
  email: text(),
  role: text<MemberRole>(),
  languages: defaulted(texts()),
  created_at: moment(),
}

const policy_versions = {
  workspace_id: uuid(),
  version: int4(),
  policy: json<Policy>(),
  created_at: moment(),
  created_by: nullable(text()),
}

const channels = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<ChannelKind>(),
  name: text(),
  network: text<Network>(),
  reply_url: nullable(text()),
  created_at: moment(),
  disabled_at: nullable(moment()),
}

const channel_secrets = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  purpose: text<'inbound' | 'outbound'>(),
  sealed: bytea(),
  created_at: moment(),
  retired_at: nullable(moment()),
}

const households = { id: uuid(), workspace_id: uuid(), name: text(), created_at: moment() }

const customers = {
  id: uuid(),
  workspace_id: uuid(),
  external_id: nullable(text()),
  name: text(),
  language: nullable(text()),
  city: nullable(text()),
  support_needs: defaulted(texts()),
  household_id: nullable(uuid()),
  level: defaulted(text<Level>()),
  customer_since: nullable(moment()),
  created_at: moment(),
  erased_at: nullable(moment()),
}

const customer_identifiers = {
  workspace_id: uuid(),
  kind: text<'email' | 'phone' | 'given'>(),
  value: text(),
  customer_id: uuid(),
  verified_at: nullable(moment()),
}

const orders = {
  id: uuid(),
  workspace_id: uuid(),
  customer_id: uuid(),
  number: text(),
  product: text(),
  batch: nullable(text()),
  placed_at: moment(),
  status: text<'placed' | 'shipped' | 'delivered' | 'cancelled' | 'returned'>(),
  amount_minor: int8(),
  margin_minor: nullable(int8()),
  currency: text(),
  promised_at: nullable(moment()),
  deadline_at: nullable(moment()),
  deadline_kind: nullable(text<'departure' | 'appointment' | 'delivery'>()),
}

const contacts = {
  id: uuid(),
  workspace_id: uuid(),
  customer_id: uuid(),
  external_id: nullable(text()),
  channel: text<'email' | 'phone' | 'chat'>(),
  at: moment(),
  duration_seconds: nullable(int4()),
  abandoned: defaulted(bool()),
  outcome: text<ContactOutcome>(),
  reference: nullable(text()),
  subject: defaulted(text()),
}

const profiles = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  external_id: text(),
  handle: nullable(text()),
  display_name: nullable(text()),
  described_at: moment(),
  first_seen_at: moment(),
  erased_at: nullable(moment()),
}

const profile_audience = {
  profile_id: uuid(),
  workspace_id: uuid(),
  followers: nullable(int8()),
  observed_at: moment(),
}

const links = {
  id: uuid(),
  workspace_id: uuid(),
  profile_id: uuid(),
  customer_id: uuid(),
  assurance: text<Exclude<Assurance, 'unknown'>>(),
  evidence: text<'given-id' | 'email' | 'phone' | 'person' | 'import'>(),
  created_at: moment(),
  created_by: nullable(text()),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
}

const conversations = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  root_external_id: text(),
  visibility: text<Visibility>(),
  subject: nullable(text()),
  created_at: moment(),
}

const cases = {
  id: uuid(),
  workspace_id: uuid(),
  number: int8(),
  status: text<CaseStatus>(),
  profile_id: uuid(),
  customer_id: nullable(uuid()),
  desk: text<Desk>(),
  assignee_id: nullable(text()),
  facts: wholeJson<ServiceFacts>(),
  decision_id: uuid(),
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

const case_conversations = { workspace_id: uuid(), case_id: uuid(), conversation_id: uuid() }

const case_references = { workspace_id: uuid(), case_id: uuid(), reference: text() }

const obligations = {
  workspace_id: uuid(),
  case_id: uuid(),
  kind: text<ObligationKind>(),
  since: moment(),
  due_at: moment(),
  state: text<ObligationState>(),
  settled_at: nullable(moment()),
}

const messages = {
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

const message_audience = {
  message_id: uuid(),
  workspace_id: uuid(),
  likes: nullable(int8()),
  replies: nullable(int8()),
  shares: nullable(int8()),
  views: nullable(int8()),
  observed_at: moment(),
}

const notes = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  author_user_id: text(),
  body: text(),
  created_at: moment(),
}

const decisions = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  policy_version: int4(),
  decided_at: moment(),
  cause: text<DecisionCause>(),
  decided_by: nullable(text()),
  facts: wholeJson<ServiceFacts>(),
  outcome: wholeJson<Decision>(),
}

const timeline = {
  id: generated(int8()),
  workspace_id: uuid(),
  case_id: uuid(),
  at: moment(),
  kind: text<TimelineKind>(),
  actor_user_id: nullable(text()),
  subject_id: nullable(uuid()),
  data: defaulted(wholeJson<Record<string, unknown>>()),
}

const audit_log = {
  id: generated(int8()),
  workspace_id: uuid(),
  at: moment(),
  actor_user_id: nullable(text()),
  action: text(),
  target_kind: text(),
  target_id: nullable(text()),
  data: defaulted(json<Record<string, unknown>>()),
}

const merges = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<MergeKind>(),
  from_id: uuid(),
  into_id: uuid(),
  moved: json<Record<string, unknown>>(),
  at: moment(),
  by_user_id: nullable(text()),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
}

const suggestions = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  other_case_id: uuid(),
  score: float4(),
  state: text<'open' | 'accepted' | 'dismissed'>(),
  created_at: moment(),
}

const activities = {
  id: generated(int8()),
  workspace_id: uuid(),
  channel_id: uuid(),
  occurred_at: moment(),
  received_at: moment(),
  payload: wholeJson(),
  import_id: nullable(uuid()),
  state: defaulted(text<'waiting' | 'failed'>()),
  attempts: defaulted(int2()),
  error: nullable(text()),
}

const activity_keys = { workspace_id: uuid(), channel_id: uuid(), dedupe_key: text() }

const outbox = {
  id: uuid(),
  workspace_id: uuid(),
  case_id: uuid(),
  conversation_id: uuid(),
  in_reply_to_message_id: nullable(uuid()),
  author_user_id: text(),
  body: text(),
  state: text<OutboxState>(),
  then_status: text<ThenStatus>(),
  missing_fact: nullable(text()),
  send_at: moment(),
  attempts: defaulted(int2()),
  next_attempt_at: moment(),
  idempotency_key: text(),
  error: nullable(text()),
  message_id: nullable(uuid()),
  created_at: moment(),
  settled_at: nullable(moment()),
}

const imports = {
  id: uuid(),
  workspace_id: uuid(),
  format: text<'twcs' | 'jsonl' | 'csv'>(),
  file_name: text(),
  sha256: nullable(text()),
  bytes_total: nullable(int8()),
  bytes_done: defaulted(int8()),
  lines_done: defaulted(int8()),
  accepted: defaulted(int8()),
  duplicates: defaulted(int8()),
  rejected: defaulted(int8()),
  state: text<'running' | 'done' | 'cancelled' | 'failed'>(),
  error: nullable(text()),
  started_by: nullable(text()),
  created_at: moment(),
  finished_at: nullable(moment()),
}

const import_rejects = { workspace_id: uuid(), import_id: uuid(), line: int8(), reason: text(), content: text() }

/** The columns of every table, as values: what bulk inserts and the test against the catalogue read. */
export const tables = {
  ...{ workspaces, members, policy_versions, channels, channel_secrets },
  ...{ households, customers, customer_identifiers, orders, contacts },
  ...{ profiles, profile_audience, links, conversations, cases, case_conversations, case_references, obligations },
  ...{ messages, message_audience, notes, decisions, timeline, audit_log, merges, suggestions },
  ...{ activities, activity_keys, outbox, imports, import_rejects },
} satisfies Record<string, Columns>

export type TableName = keyof typeof tables

/** For Kysely. */
export type Tables = { [Name in TableName]: KyselyTable<(typeof tables)[Name]> }
/** A row as it is read, for example `RowOf<'cases'>`. */
export type RowOf<Name extends TableName> = Row<(typeof tables)[Name]>
/** A row as `insertRows` takes it. */
export type NewRowOf<Name extends TableName> = NewRow<(typeof tables)[Name]>
