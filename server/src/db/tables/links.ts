import type { Assurance, Level, Relationship } from '@evenhand/domain/facts/relationship.ts'
import type { Reason } from '@evenhand/domain/linkage/who-it-may-be.ts'
import { bool, bytea, defaulted, float4, generated, int8, moment, nullable, text, uuid, uuids, wholeJson } from '../column.ts'
import type { LinkEvidence, LinkMode, MembershipGround } from '../vocabulary.ts'

/** Who is behind a profile, what that rests on, and what waits to be looked at. */

/** One case as it was before its profile was linked. */
export type CaseBefore = {
  caseId: string
  customerId: string | null
  known: boolean
  assurance: Assurance
  level: Level
  /** Of a link that was taken back: how it was served under it, should it hold again. */
  under?: Pick<Relationship, 'level' | 'worth'>
}

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
  /** Of which record of a person, where that is not the one it stands under. */
  told_of: nullable(uuid()),
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

/** Links by which somebody proves who they are. */
export const proofs = {
  id: uuid(),
  workspace_id: uuid(),
  profile_id: uuid(),
  customer_id: uuid(),
  token_hash: bytea(),
  sent_to: text<'email' | 'phone'>(),
  created_at: moment(),
  created_by: text(),
  expires_at: moment(),
  settled_at: nullable(moment()),
  accepted: nullable(bool()),
}

/** Who lives or works together, told by a person. */
export const memberships = {
  id: uuid(),
  workspace_id: uuid(),
  household_id: uuid(),
  customer_id: uuid(),
  because: text<MembershipGround>(),
  at: moment(),
  by_user_id: nullable(text()),
  ended_at: nullable(moment()),
  ended_by: nullable(text()),
}
