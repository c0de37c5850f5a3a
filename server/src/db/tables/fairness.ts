import type { AuditDocument } from '@evenhand/files/report/document.ts'
import { defaulted, int2, int8, moment, nullable, text, uuid, wholeJson } from '../column.ts'

/** What the trend is drawn from. */
export type Headline = readonly {
  id: string
  effect: number
  low: number | null
  high: number | null
  verdict: string
}[]

/** Audits of the workspace's own cases: what comes next, and what was found. */
export const fairness_runs = {
  id: uuid(),
  workspace_id: uuid(),
  state: text<'waiting' | 'running' | 'done' | 'cancelled' | 'failed'>(),
  cause: text<'night' | 'person'>(),
  asked_by: nullable(text()),
  due_at: moment(),
  started_at: nullable(moment()),
  touched_at: nullable(moment()),
  cases_total: nullable(int8()),
  cases_read: defaulted(int8()),
  steps_done: defaulted(int2()),
  finished_at: nullable(moment()),
  error: nullable(text()),
  headline: nullable(wholeJson<Headline>()),
  document: nullable(wholeJson<AuditDocument>()),
}
