import type { RecordKind, RecordSourceKind } from '../vocabulary.ts'
import { bytea, moment, nullable, text, uuid } from '../column.ts'

/** Shops and payment services that tell of customers and orders by themselves. */

export const record_sources = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<RecordSourceKind>(),
  name: text(),
  created_at: moment(),
  disabled_at: nullable(moment()),
  heard_at: nullable(moment()),
}

export const record_source_secrets = {
  id: uuid(),
  workspace_id: uuid(),
  source_id: uuid(),
  sealed: bytea(),
  created_at: moment(),
  retired_at: nullable(moment()),
}

export const record_deliveries = { workspace_id: uuid(), source_id: uuid(), delivery_id: text(), at: moment() }

export const record_objects = {
  workspace_id: uuid(),
  source_id: uuid(),
  fingerprint: text(),
  kind: text<RecordKind>(),
  row_id: nullable(uuid()),
  told_at: moment(),
  erased_at: nullable(moment()),
}
