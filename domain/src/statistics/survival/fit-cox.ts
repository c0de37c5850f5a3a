import type { Matrix } from '../small-matrix.ts'
import { whyNoInput, type CoxInput, type NoCox, type Ties } from './cox-input.ts'
import { coxLikelihood, type CoxAt } from './cox-likelihood.ts'
import { scoreResiduals } from './cox-residuals.ts'
import { coxRows, type CoxRows } from './cox-rows.ts'
import { clusteredCovariance } from '../regression/clustered-covariance.ts'
import { climb, type Climbed } from '../regression/newton.ts'

export type CoxFit =
  | {
      ok: true
      /** Logarithms of hazard ratios, per unit of each covariate, in the order given. */
      coefficients: Float64Array
      /** The larger of `naive` and `robust` for each coefficient: what intervals and verdicts should use. */
      standardErrors: Float64Array
      /** From the curvature of the likelihood: right when cases are independent and the model holds. */
      naive: Float64Array
      /** From the score residuals, added up by cluster (Lin & Wei 1989): right when clusters are independent. */
      robust: Float64Array
      /** Model-based, of `coefficients`, row by row. */
      covariance: Matrix
      logLikelihood: number
      logLikelihoodAtZero: number
      cases: number
      events: number
      steps: number
    }
  | {
      ok: false
      reason: NoCox
      /** The covariate to blame, by its place, for no-variation, collinear and separated; else null. */
      covariate: number | null
    }

/**
 * Cox's proportional hazards: how much sooner the event comes per unit of a covariate, whatever the shape of waiting (Cox 1972; Newton's
 * method with halved steps; ties after Efron 1977 or Breslow 1974). Assumes that the ratio is the same at all times (see `schoenfeldTest`),
 * that leaving without the event says nothing about when it would have come, and that cases, or clusters, are independent.
 *
 * A hazard ratio is `exp(coefficient)`; above 1 the event comes sooner. A million cases with 8 covariates take seconds.
 * @param input columns of one length; times in any one unit
 * @returns estimates, or why there are none: never a number where the data hold none. `no-variation` means that the covariate does not differ
 *   between cases compared with each other; `separated`, that it orders the events perfectly, so that the ratio has no finite value.
 * @example fitCox({ covariates: [fin, age], time: week, event: arrest }).coefficients // [−0.379…, −0.057…]
 */
export function fitCox(input: CoxInput, ties: Ties = 'efron'): CoxFit {
  const reason = whyNoInput(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const rows = coxRows(input)
  const climbed = climb(point => coxLikelihood(rows, point, ties), rows.width)
  if (!climbed.ok) return climbed
  return estimates(input, rows, climbed, ties)
}

function estimates(input: CoxInput, rows: CoxRows, climbed: Climbed<CoxAt>, ties: Ties): CoxFit {
  const { point, at, start, covariance, steps } = climbed
  const { width, spreads } = rows
  const robustCovariance = clusteredCovariance(scoreResiduals(rows, point, ties), clustersOf(input, rows), covariance)
  const values = covariance.values.map((entry, i) => entry / ((spreads[Math.floor(i / width)] ?? 1) * (spreads[i % width] ?? 1)))
  const errorsOf = ({ values: entries }: Matrix) => spreads.map((spread, k) => Math.sqrt(entries[k * width + k] ?? 0) / spread)
  const [naive, robust] = [errorsOf(covariance), errorsOf(robustCovariance)]
  return {
    ok: true,
    coefficients: point.map((value, k) => value / (spreads[k] ?? 1)),
    standardErrors: naive.map((error, k) => Math.max(error, robust[k] ?? 0)),
    naive,
    robust,
    covariance: { size: width, values },
    logLikelihood: at.logLikelihood,
    logLikelihoodAtZero: start.logLikelihood,
    cases: rows.count,
    events: rows.event.reduce((sum, event) => sum + event, 0),
    steps,
  }
}

/** The cluster of each sorted row; null where each case stands for itself. */
export function clustersOf({ clusters }: CoxInput, { origin }: CoxRows): Int32Array | null {
  return clusters === undefined ? null : Int32Array.from(origin, from => clusters[from] ?? 0)
}
