import type { Assurance, Level } from '@evenhand/domain/facts/relationship.ts'
import type { Reason } from '@evenhand/domain/linkage/who-it-may-be.ts'
import { bool, defaulted, float4, generated, int8, moment, nullable, text, uuid, uuids, wholeJson } from '../column.ts'
import type { LinkEvidence, LinkMode } from '../vocabulary.ts'

/** Who is behind a profile, what that rests on, and what waits to be looked at. */

/** One case as it was before its profile was linked. */
export type CaseBefore = { caseId: string; customerId: string | null; known: boolean; assurance: Assurance; level: Level }

export const links = {
  id: uuid(),
  workspace_id: uuid(),
  profile_id: uuid(),
  customer_id: uuid(),
  assurance: text<Exclude<Assurance, 'unknown'>>(),
  evidence: text<LinkEvidence>(),
  created_at: moment(),
  created_by: nullable(text()),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
  probability: nullable(float4()),
  reasons: nullable(wholeJson<Reason[]>()),
  moved: nullable(wholeJson<CaseBefore[]>()),
  consented_at: nullable(moment()),
}

export const link_choices = {
  id: generated(int8()),
  workspace_id: uuid(),
  mode: text<LinkMode>(),
  consent_first: bool(),
  at: moment(),
  by_user_id: text(),
}

export const link_work = {
  workspace_id: uuid(),
  id: generated(int8()),
  profile_ids: defaulted(uuids()),
  customer_ids: defaulted(uuids()),
}

export const customer_keys = { workspace_id: uuid(), key: int8(), customer_id: uuid() }
export const profile_keys = { workspace_id: uuid(), key: int8(), profile_id: uuid() }
export const link_patterns = { workspace_id: uuid(), code: int8(), alike: bool(), pairs: int8() }
