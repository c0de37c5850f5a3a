import type { Level } from '@evenhand/domain/facts/relationship.ts'
import type { BaseModel } from '@evenhand/domain/value/customer-base.ts'
import type { KnownWorth } from '@evenhand/domain/value/known-worth.ts'
import type { DeedKind, Monetary } from '@evenhand/domain/value/service-value.ts'
import {
  bool,
  defaulted,
  float8,
  generated,
  int2,
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

/** What customers are worth, and the words by which they are found. */

export type RunStep = 'learn' | 'alone' | 'households' | 'grant'

export const valuing = {
  workspace_id: uuid(),
  next_night_at: moment(),
  run_at: nullable(moment()),
  run_is_nightly: defaulted(bool()),
  run_step: nullable(text<RunStep>()),
  run_after: nullable(uuid()),
  model: nullable(wholeJson<BaseModel>()),
  customers: defaulted(int4()),
  returned: defaulted(int4()),
  newcomers: defaulted(int4()),
  ended: defaulted(int4()),
  months_at_risk: defaulted(float8()),
  granted_from: defaulted(float8()),
  may_accelerate: defaulted(bool()),
  rehearsal: nullable(wholeJson<{ without: number; with: number }>()),
  finished_at: nullable(moment()),
}

export const changed_customers = { workspace_id: uuid(), id: generated(int8()), customer_ids: uuids() }

export const customer_values = {
  customer_id: uuid(),
  workspace_id: uuid(),
  valued_at: moment(),
  service_value: nullable(float8()),
  claim: float8(),
  own_level: text<Level>(),
  deserved_level: text<Level>(),
  nights_below_excellent: int2(),
  nights_below_exceptional: int2(),
  night_at: nullable(moment()),
  known: wholeJson<KnownWorth>(),
  monetary: nullable(wholeJson<Monetary>()),
}

export const household_values = {
  household_id: uuid(),
  workspace_id: uuid(),
  service_value: nullable(float8()),
  level: text<Level>(),
  nights_below_excellent: int2(),
  nights_below_exceptional: int2(),
  night_at: nullable(moment()),
}

export const currency_rates = {
  workspace_id: uuid(),
  from_currency: text(),
  to_currency: text(),
  since: moment(),
  rate: float8(),
}

export const margin_rates = {
  workspace_id: uuid(),
  category: text(),
  name: text(),
  since: moment(),
  share: float8(),
}

export const deeds = {
  id: uuid(),
  workspace_id: uuid(),
  customer_id: uuid(),
  kind: text<DeedKind>(),
  at: moment(),
  note: defaulted(text()),
  recorded_at: moment(),
  recorded_by: nullable(text()),
  undone_at: nullable(moment()),
  undone_by: nullable(text()),
}

export const people_search = { customer_id: uuid(), workspace_id: uuid(), words: texts() }
export const people_words = { workspace_id: uuid(), word: text() }
