import { logistic, logOnePlusExp } from '../special-functions.ts'
import type { Matrix } from '../small-matrix.ts'
import { clusteredCovariance } from './clustered-covariance.ts'
import { climb, type Curved, type NotClimbed } from './newton.ts'

export type LogisticInput = {
  /** One column for each covariate; the constant is added. At least one. */
  covariates: readonly Float64Array[]
  /** 1 where it happened, 0 where it did not. */
  outcome: Uint8Array
  /** Cases of one customer share a number; then errors are clustered by it, else each case stands for itself. */
  clusters?: Int32Array | undefined
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
  | {
      ok: false
      reason: NotClimbed['reason'] | 'no-cases' | 'columns-differ' | 'not-finite' | 'always-the-same'
      covariate: number | null
    }

/**
 * How the odds change per unit of a covariate: logistic regression by maximum likelihood (Newton's method with halved steps), with
 * model-based and clustered errors (Liang & Zeger 1986). Assumes that log-odds are a sum, and that cases, or clusters, are independent.
 * @returns estimates, or why there are none. `separated` means that a covariate, or a sum of them, tells the outcome perfectly, at least
 *   on one side; then the odds ratio has no finite value. `always-the-same`: it always happened, or never.
 * @example fitLogistic({ covariates: [followers], outcome: answered }).coefficients
 */
export function fitLogistic(input: LogisticInput): LogisticFit {
  const reason = whyNot(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const design = designOf(input.covariates)
  const climbed = climb(point => likelihoodAt(design, input.outcome, point), design.width)
  if (!climbed.ok) return { ...climbed, covariate: climbed.covariate === null ? null : Math.max(0, climbed.covariate - 1) }
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

function whyNot({ covariates, outcome, clusters }: LogisticInput) {
  if (outcome.length === 0 || covariates.length === 0) return 'no-cases'
  if ([...covariates, clusters].some(column => column !== undefined && column.length !== outcome.length)) return 'columns-differ'
  if (!covariates.every(column => column.every(Number.isFinite)) || outcome.some(one => one > 1)) return 'not-finite'
  return outcome.includes(0) && outcome.includes(1) ? null : 'always-the-same'
}

/** A constant of 1, then covariates centred and scaled, `width` numbers a row. */
type Design = { width: number; values: Float64Array; means: Float64Array; spreads: Float64Array }

function designOf(covariates: readonly Float64Array[]): Design {
  const width = covariates.length + 1
  const count = covariates[0]?.length ?? 0
  const values = new Float64Array(count * width)
  for (let i = 0; i < count; i += 1) values[i * width] = 1
  const [means, spreads] = [new Float64Array(width - 1), new Float64Array(width - 1)]
  for (const [k, column] of covariates.entries()) {
    const mean = column.reduce((sum, value) => sum + value, 0) / count
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
    const isLevel = !(spread > 1e-12 * Math.abs(mean))
    means[k] = mean
    spreads[k] = isLevel ? 1 : spread
    for (let i = 0; i < count; i += 1) values[i * width + k + 1] = isLevel ? 0 : ((column[i] ?? 0) - mean) / spread
  }
  return { width, values, means, spreads }
}

function likelihoodAt({ width, values }: Design, outcome: Uint8Array, point: Float64Array): Curved {
  const [slope, information] = [new Float64Array(width), new Float64Array(width * width)]
  let logLikelihood = 0
  for (let i = 0; i < outcome.length; i += 1) {
    const base = i * width
    const eta = etaAt(values, base, point)
    const chance = logistic(eta)
    const happened = outcome[i] === 1 ? 1 : 0
    logLikelihood -= logOnePlusExp(happened === 1 ? -eta : eta)
    const curve = chance * (1 - chance)
    for (let j = 0; j < width; j += 1) {
      const value = values[base + j] ?? 0
      slope[j] = (slope[j] ?? 0) + (happened - chance) * value
      const own = curve * value
      for (let k = 0; k <= j; k += 1)
        information[j * width + k] = (information[j * width + k] ?? 0) + own * (values[base + k] ?? 0)
    }
  }
  for (let j = 0; j < width; j += 1) for (let k = 0; k < j; k += 1) information[k * width + j] = information[j * width + k] ?? 0
  return { logLikelihood, slope, information }
}

function scoresAt({ width, values }: Design, outcome: Uint8Array, point: Float64Array): Float64Array {
  const scores = new Float64Array(values.length)
  for (let i = 0; i < outcome.length; i += 1) {
    const surprise = (outcome[i] ?? 0) - logistic(etaAt(values, i * width, point))
    for (let k = 0; k < width; k += 1) scores[i * width + k] = surprise * (values[i * width + k] ?? 0)
  }
  return scores
}

function etaAt(values: Float64Array, base: number, point: Float64Array): number {
  let eta = 0
  for (let k = 0; k < point.length; k += 1) eta += (values[base + k] ?? 0) * (point[k] ?? 0)
  return eta
}

function errorsOf({ spreads, width }: Design, { values }: Matrix): Float64Array {
  return spreads.map((spread, k) => Math.sqrt(values[(k + 1) * width + k + 1] ?? 0) / spread)
}
