import { clustersAt } from './cluster-errors.ts'
import type { CaseColumns } from './case-columns.ts'
import { covariatesOf } from './covariates.ts'
import type { Covariate } from './covariates.ts'
import type { NoEstimate } from './estimate.ts'
import { fitSpeed } from './fits.ts'
import type { SpeedEstimate } from './fits.ts'
import { needAndChannel, strataOf } from './strata.ts'
import { closedLeave, closedStay, waitsOf } from './waits.ts'
import type { WaitFor } from './waits.ts'

/** One question of speed: whom, compared by what, held equal in which strata. */
export type SpeedQuestion = {
  rows: Uint32Array
  asked: readonly Covariate[]
  /** Held equal beyond what always is. */
  also?: readonly Covariate[]
  /** Instead of need and channel. */
  keys?: readonly ArrayLike<number>[]
  until?: WaitFor
  /** Whether who was closed unanswered stays at risk (the headline), or leaves (beside it). */
  closed?: 'stay' | 'leave'
}

export type SpeedAnswer = { ok: true; estimates: readonly SpeedEstimate[]; span: 'day' | 'week' } | NoEstimate

/** Columns of a question, as the fit takes them. */
export function speedInput(cases: CaseColumns, question: SpeedQuestion) {
  const { rows, keys = needAndChannel(cases), until, closed = 'stay' } = question
  const waits = waitsOf(cases, rows, until)
  const strata = strataOf(cases, rows, keys)
  const input = {
    ...(closed === 'stay' ? closedStay(waits) : closedLeave(waits)),
    strata: strata.codes,
    clusters: clustersAt(cases.customer, rows),
  }
  return { input, span: strata.span, covariates: [...question.asked, ...(question.also ?? []), ...covariatesOf(cases, rows)] }
}

export function askSpeed(cases: CaseColumns, question: SpeedQuestion): SpeedAnswer {
  const { input, span, covariates } = speedInput(cases, question)
  const estimates = fitSpeed(input, covariates, question.asked.length)
  return 'ok' in estimates ? estimates : { ok: true, estimates, span }
}
