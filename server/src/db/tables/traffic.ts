import type { ImportFormat, ImportKind, ImportMapping } from '@evenhand/contract/imports.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import type { KeptActivity } from '../kept-activity.ts'
import type { OutboxState, ThenStatus } from '../vocabulary.ts'
import { bool, defaulted, generated, int2, int4, int8, moment, nullable, text, uuid, wholeJson } from '../column.ts'

/** What comes in and what goes out. */

export const activities = {
  id: generated(int8()),
  workspace_id: uuid(),
  channel_id: uuid(),
  occurred_at: moment(),
  received_at: moment(),
  payload: wholeJson<KeptActivity>(),
  import_id: nullable(uuid()),
  state: defaulted(text<'waiting' | 'failed'>()),
  attempts: defaulted(int2()),
  error: nullable(text()),
}

export const activity_keys = { workspace_id: uuid(), channel_id: uuid(), dedupe_key: text() }

export const outbox = {
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
  case_version: int4(),
  send_at: moment(),
  attempts: defaulted(int2()),
  next_attempt_at: moment(),
  idempotency_key: text(),
  error: nullable(text()),
  message_id: nullable(uuid()),
  created_at: moment(),
  settled_at: nullable(moment()),
}

export const imports = {
  id: uuid(),
  workspace_id: uuid(),
  kind: defaulted(text<ImportKind>()),
  dry_run: defaulted(bool()),
  format: text<ImportFormat>(),
  file_name: text(),
  sha256: nullable(text()),
  channel_name: nullable(text()),
  mapping: nullable(wholeJson<ImportMapping | RecordMapping>()),
  history_before: nullable(moment()),
  bytes_total: nullable(int8()),
  bytes_done: defaulted(int8()),
  messages_total: nullable(int8()),
  messages_done: defaulted(int8()),
  accepted: defaulted(int8()),
  changed: defaulted(int8()),
  duplicates: defaulted(int8()),
  rejected: defaulted(int8()),
  noted: defaulted(int8()),
  state: text<'running' | 'done' | 'cancelled' | 'failed'>(),
  error: nullable(text()),
  started_by: nullable(text()),
  created_at: moment(),
  finished_at: nullable(moment()),
}

export const import_rejects = {
  workspace_id: uuid(),
  import_id: uuid(),
  line: int8(),
  reason: text(),
  content: text(),
  imported: defaulted(bool()),
}
