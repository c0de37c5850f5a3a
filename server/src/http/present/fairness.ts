import type { Fairness, FairnessNight, FairnessResult } from '@evenhand/contract/fairness.ts'
import { nightSchema } from '@evenhand/contract/fairness.ts'
import { auditSteps } from '@evenhand/domain/audit/audit-steps.ts'
import type { FairnessRun, Night, RunState } from '../../db/queries/fairness/runs.ts'
import type { Actor } from '../../use-cases/context.ts'
import { fewestCases } from '../../use-cases/fairness/audit-due.ts'
import type { Fairness as Loaded } from '../../use-cases/fairness/load-fairness.ts'
import { iso } from './instant.ts'

export function presentFairness({ next, ended, result, nights }: Loaded, { role }: Actor): Fairness {
  return {
    result: result === null ? null : presentResult(result),
    without: ended === null ? null : presentWithout(ended, result),
    running: next === null ? null : presentRunning(next),
    nextAt: next === null || next.state === 'running' ? null : iso(next.due_at),
    nights: nights.flatMap(presentNight),
    mayAsk: role === 'lead' || role === 'admin',
  }
}

function presentResult({ document, started_at }: FairnessRun): FairnessResult | null {
  if (document === null || started_at === null) return null
  const { answer, findings, untested, stability, charts, history, method } = document
  return {
    at: iso(started_at),
    answer,
    findings: findings.map(({ checks, beside, ...finding }) => ({ ...finding, checks: [...checks], beside: [...beside] })),
    untested: untested.map(({ id, sentence }) => ({ id, sentence })),
    stability: stability.map(({ by, parts, hidden }) => ({ by, parts: [...parts], hidden })),
    waiting: { ...charts.waiting, curves: charts.waiting.curves.map(curve => ({ ...curve, points: [...curve.points] })) },
    overtaking: charts.overtaking,
    cases: history.cases,
    answered: history.answered,
    from: history.from,
    to: history.to,
    notes: [...history.notes],
    delta: method.delta,
  }
}

/** Only what came after the result that is shown. */
function presentWithout(ended: RunState, result: FairnessRun | null): Fairness['without'] {
  const { state, finished_at, cases_total, error } = ended
  if (finished_at === null || (ended.id === result?.id && result.document !== null)) return null
  const why = state === 'cancelled' || state === 'failed' ? state : 'too-few'
  return { at: iso(finished_at), why, cases: cases_total ?? 0, fewest: fewestCases, sentence: error }
}

function presentRunning({ id, state, cause, cases_total, cases_read, steps_done }: RunState): Fairness['running'] {
  if (state === 'waiting' && cause === 'night') return null
  const isMeasuring = state === 'running' && cases_total !== null && cases_read >= cases_total
  return {
    id,
    waits: state === 'waiting',
    cases: cases_total,
    read: cases_read,
    step: isMeasuring ? (auditSteps[steps_done] ?? null) : null,
    done: steps_done,
    steps: auditSteps.length,
  }
}

function presentNight({ finished_at, headline, cases_total }: Night): FairnessNight[] {
  if (finished_at === null || headline === null) return []
  return [nightSchema.parse({ at: iso(finished_at), cases: cases_total ?? 0, findings: headline })]
}
