import type { ContactOutcome, Level } from '@evenhand/domain/facts/relationship.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import type { ChannelKind, MemberRole, Network } from '../vocabulary.ts'
import { bool, bytea, defaulted, int4, int8, json, moment, nullable, text, texts, uuid } from '../column.ts'

/** The company, its people, its channels and its customers. */

export const workspaces = {
  id: uuid(),
  name: text(),
  time_zone: defaulted(text()),
  currency: defaulted(text()),
  next_case_number: defaulted(int8()),
  created_at: moment(),
}

export const members = {
  workspace_id: uuid(),
  user_id: text(),
  name: text(),
  email: text(),
  role: text<MemberRole>(),
  languages: defaulted(texts()),
  created_at: moment(),
}

export const policy_versions = {
  workspace_id: uuid(),
  version: int4(),
  policy: json<Policy>(),
  created_at: moment(),
  created_by: nullable(text()),
}

export const channels = {
  id: uuid(),
  workspace_id: uuid(),
  kind: text<ChannelKind>(),
  name: text(),
  network: text<Network>(),
  reply_url: nullable(text()),
  created_at: moment(),
  disabled_at: nullable(moment()),
}

export const channel_secrets = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  purpose: text<'inbound' | 'outbound'>(),
  sealed: bytea(),
  created_at: moment(),
  retired_at: nullable(moment()),
}

export const households = {
  id: uuid(),
  workspace_id: uuid(),
  name: text(),
  created_at: moment(),
  kind: defaulted(text<'household' | 'account'>()),
  contract: nullable(text()),
  dissolved_at: nullable(moment()),
}

export const customers = {
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
  objects_to_linking_at: nullable(moment()),
  objects_to_scoring_at: nullable(moment()),
  /** The record under which this one is found. */
  merged_into: nullable(uuid()),
}

export const customer_identifiers = {
  workspace_id: uuid(),
  kind: text<'email' | 'phone' | 'given'>(),
  value: text(),
  customer_id: uuid(),
  verified_at: nullable(moment()),
  by_record: defaulted(bool()),
}

export const orders = {
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
  cancelled_at: nullable(moment()),
  refunded_minor: defaulted(int8()),
  refunded_margin_minor: defaulted(int8()),
  category: nullable(text()),
  said_refunded_minor: nullable(int8()),
  /** Of which record it is, where that is not the one it stands under. */
  told_of: nullable(uuid()),
}

export const refunds = {
  id: uuid(),
  workspace_id: uuid(),
  order_id: uuid(),
  external_id: text(),
  at: moment(),
  amount_minor: int8(),
  margin_minor: nullable(int8()),
}

export const subscriptions = {
  id: uuid(),
  workspace_id: uuid(),
  customer_id: uuid(),
  number: text(),
  product: defaulted(text()),
  started_at: moment(),
  ended_at: nullable(moment()),
  every: text<'week' | 'month' | 'quarter' | 'year'>(),
  amount_minor: int8(),
  margin_minor: nullable(int8()),
  currency: text(),
  /** Of which record it is, where that is not the one it stands under. */
  told_of: nullable(uuid()),
}

export const contacts = {
  id: uuid(),
  workspace_id: uuid(),
  customer_id: uuid(),
  external_id: nullable(text()),
  channel: text<'email' | 'phone' | 'chat'>(),
  at: moment(),
  duration_seconds: nullable(int4()),
  wait_seconds: nullable(int4()),
  abandoned: defaulted(bool()),
  outcome: text<ContactOutcome>(),
  reference: nullable(text()),
  subject: defaulted(text()),
  /** Of which record it is, where that is not the one it stands under. */
  told_of: nullable(uuid()),
}

export const profiles = {
  id: uuid(),
  workspace_id: uuid(),
  channel_id: uuid(),
  external_id: text(),
  handle: nullable(text()),
  display_name: nullable(text()),
  described_at: moment(),
  first_seen_at: moment(),
  erased_at: nullable(moment()),
  objects_to_linking_at: nullable(moment()),
}

export const profile_audience = {
  profile_id: uuid(),
  workspace_id: uuid(),
  followers: nullable(int8()),
  observed_at: moment(),
}
