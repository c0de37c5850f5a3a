import type { Matrix } from '../small-matrix.ts'
import { clusteredCovariance } from '../regression/clustered-covariance.ts'
import { inUnits, penalised, topOf } from '../regression/penalised.ts'
import type { PenalisedFit } from '../regression/penalised.ts'
import { whyNoInput } from './cox-input.ts'
import type { CoxInput } from './cox-input.ts'
import { coxLikelihood } from './cox-likelihood.ts'
import { scoreResiduals } from './cox-residuals.ts'
import { coxRows } from './cox-rows.ts'
import { clustersOf } from './fit-cox.ts'
import type { CoxFit } from './fit-cox.ts'

/**
 * Hazard ratios where something orders the events perfectly (nobody of one side was ever answered), so that `fitCox` says `separated`: the
 * partial likelihood with Firth's penalty (Heinze & Schemper, A solution to the problem of monotone likelihood in Cox regression, Biometrics
 * 2001), ties after Efron. Assumes what `fitCox` does, and costs as much as some hundred of it.
 * @returns estimates, with intervals by `profile`; or why there are none, as `fitCox`
 * @example fitPenalisedCox({ covariates: [complained], time: minutes, event: answered }).profile(0).limits(1.645) // { low: 2.1, high: 7.9 }
 */
export function fitPenalisedCox(input: CoxInput): PenalisedFit | Extract<CoxFit, { ok: false }> {
  const reason = whyNoInput(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const rows = coxRows(input)
  const top = topOf(
    penalised(point => coxLikelihood(rows, point, 'efron')),
    rows.width,
  )
  if (!top.ok) return top
  const { point, covariance } = top
  const { spreads, width } = rows
  const errorsOf = ({ values }: Matrix) => spreads.map((spread, k) => Math.sqrt(values[k * width + k] ?? 0) / spread)
  return {
    ok: true,
    coefficients: point.map((value, k) => value / (spreads[k] ?? 1)),
    naive: errorsOf(covariance),
    robust: errorsOf(clusteredCovariance(scoreResiduals(rows, point, 'efron'), clustersOf(input, rows), covariance)),
    profile: place => inUnits(top.profile(place), spreads[place] ?? 1),
    cases: rows.count,
    events: rows.event.reduce((sum, event) => sum + event, 0),
  }
}
