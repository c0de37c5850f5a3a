import { clusteredCovariance } from './clustered-covariance.ts'
import { designOf, errorsOf, likelihoodAt, scoresAt } from './logistic-likelihood.ts'
import { climb, type NotClimbed } from './newton.ts'

export type LogisticInput = {
  /** One column for each covariate; the constant is added. At least one. */
  covariates: readonly Float64Array[]
  /** 1 where it happened, 0 where it did not. */
  outcome: Uint8Array
  /** Cases of one customer share a number; then errors are clustered by it, else each case stands for itself. */
  clusters?: Int32Array | undefined
}

export type NoLogistic = {
  ok: false
  reason: NotClimbed['reason'] | 'no-cases' | 'columns-differ' | 'not-finite' | 'always-the-same'
  /** The covariate to blame, by its place; null where it is none. */
  covariate: number | null
}

export type LogisticFit =
  | {
      ok: true
      /** Log-odds at covariates of 0. */
      constant: number
      /** Logarithms of odds ratios, per unit of each covariate, in the order given. */
      coefficients: Float64Array
      /** The larger of `naive` and `robust` for each coefficient. */
      standardErrors: Float64Array
      naive: Float64Array
      robust: Float64Array
      logLikelihood: number
      cases: number
      happened: number
    }
  | NoLogistic

/**
 * How the odds change per unit of a covariate: logistic regression by maximum likelihood (Newton's method with halved steps), with
 * model-based and clustered errors (Liang & Zeger 1986). Assumes that log-odds are a sum, and that cases, or clusters, are independent.
 * @returns estimates, or why there are none. `separated` means that a covariate, or a sum of them, tells the outcome perfectly, at least
 *   on one side; then the odds ratio has no finite value (see `fitPenalisedLogistic`). `always-the-same`: it always happened, or never.
 * @example fitLogistic({ covariates: [followers], outcome: answered }).coefficients
 */
export function fitLogistic(input: LogisticInput): LogisticFit {
  const reason = whyNot(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const design = designOf(input.covariates)
  const climbed = climb(point => likelihoodAt(design, input.outcome, point), design.width)
  if (!climbed.ok) return withoutConstant(climbed)
  const { point, at, covariance } = climbed
  const robustCovariance = clusteredCovariance(scoresAt(design, input.outcome, point), input.clusters ?? null, covariance)
  const [naive, robust] = [errorsOf(design, covariance), errorsOf(design, robustCovariance)]
  const coefficients = design.spreads.map((spread, k) => (point[k + 1] ?? 0) / spread)
  return {
    ok: true,
    constant: coefficients.reduce((sum, value, k) => sum - value * (design.means[k] ?? 0), point[0] ?? 0),
    coefficients,
    standardErrors: naive.map((error, k) => Math.max(error, robust[k] ?? 0)),
    naive,
    robust,
    logLikelihood: at.logLikelihood,
    cases: input.outcome.length,
    happened: input.outcome.reduce((sum, one) => sum + one, 0),
  }
}

/** Places begin with the constant inside, and with the first covariate outside. */
export function withoutConstant({ covariate, ...why }: NotClimbed): NoLogistic {
  return { ...why, covariate: covariate === null ? null : Math.max(0, covariate - 1) }
}

export function whyNot({ covariates, outcome, clusters }: LogisticInput) {
  if (outcome.length === 0 || covariates.length === 0) return 'no-cases'
  if ([...covariates, clusters].some(column => column !== undefined && column.length !== outcome.length)) return 'columns-differ'
  if (!covariates.every(column => column.every(Number.isFinite)) || outcome.some(one => one > 1)) return 'not-finite'
  return outcome.includes(0) && outcome.includes(1) ? null : 'always-the-same'
}
