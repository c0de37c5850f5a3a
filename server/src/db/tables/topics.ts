import type { TopicWords } from '@evenhand/language/topics/topic.ts'
import {
  bool,
  bytea,
  defaulted,
  generated,
  int4,
  int8,
  moment,
  nullable,
  text,
  texts,
  uuid,
  uuids,
  wholeJson,
} from '../column.ts'

/** What customers write about: the company's topics, and groups that were discovered. */

export const topics = {
  id: uuid(),
  workspace_id: uuid(),
  parent_id: nullable(uuid()),
  key: text(),
  name: text(),
  words: wholeJson<TopicWords>(),
  position: int4(),
  archived_at: nullable(moment()),
  created_at: moment(),
}

export const topic_reading = {
  workspace_id: uuid(),
  catalogue_version: defaulted(int4()),
  read_version: defaulted(int4()),
  turn: defaulted(int8()),
  documents: defaulted(int4()),
  counts: nullable(bytea()),
}

export const unread_topics = { workspace_id: uuid(), id: generated(int8()), message_ids: uuids() }

export const message_topics = { workspace_id: uuid(), message_id: uuid(), topic_id: uuid(), sent_at: moment(), words: texts() }

export const discovered_groups = {
  id: uuid(),
  workspace_id: uuid(),
  name: defaulted(text()),
  named_by: nullable(text()),
  size: int4(),
  weights: wholeJson<[feature: number, weight: number][]>(),
  first_at: moment(),
  last_at: moment(),
  merged_into: nullable(uuid()),
  merged_by: nullable(text()),
  merged_at: nullable(moment()),
  topic_id: nullable(uuid()),
}

export const group_messages = {
  workspace_id: uuid(),
  message_id: uuid(),
  group_id: uuid(),
  sent_at: moment(),
  stale: defaulted(bool()),
}

export const groups_kept_apart = { workspace_id: uuid(), one: uuid(), other: uuid() }
