import type { Audit } from '@evenhand/domain/audit/audit.ts'
import { coverage } from '@evenhand/domain/audit/estimate.ts'
import { delta } from '@evenhand/domain/audit/verdict.ts'
import type { Example, History } from '../histories/read-history.ts'

/** What the report tells of the history, beside the audit itself. Instants are epoch milliseconds. */
export type Ground = {
  /** Where it comes from, in words. */
  label: string
  format: string
  rows: number
  cases: number
  answered: number
  from: number
  to: number
  severityFrom: 'recorded' | 'read' | 'unknown'
  left: History['left']
  notes: readonly string[]
  examples: readonly Example[]
}

/** The document of `evenhand audit --json`, and what is kept of each night. Stable: docs/audit.md describes it. */
export type AuditDocument = Pick<Audit, 'answer' | 'findings' | 'untested' | 'stability'> & {
  version: 1
  charts: Pick<Audit, 'waiting' | 'overtaking' | 'shares'>
  history: Omit<Ground, 'from' | 'to'> & { from: string; to: string }
  method: { coverage: number; delta: number; correction: 'holm'; seed: number }
}

export function documentOf(audit: Audit, ground: Ground, seed: number): AuditDocument {
  const { answer, findings, untested, stability, waiting, overtaking, shares } = audit
  return {
    version: 1,
    answer,
    findings,
    untested,
    stability,
    charts: { waiting, overtaking, shares },
    history: {
      ...ground,
      from: new Date(ground.from).toISOString(),
      to: new Date(ground.to).toISOString(),
    },
    method: { coverage, delta, correction: 'holm', seed },
  }
}
