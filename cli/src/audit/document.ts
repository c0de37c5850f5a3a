import { coverage } from '@evenhand/domain/audit/estimate.ts'
import { delta } from '@evenhand/domain/audit/verdict.ts'
import type { AuditedFile } from './audit-file.ts'

/** The document of `evenhand audit --json`. Stable: docs/audit.md describes it. */
export function documentOf({ audit, ground }: AuditedFile, seed: number) {
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
