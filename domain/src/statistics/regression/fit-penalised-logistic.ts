import { logistic } from '../special-functions.ts'
import type { Matrix } from '../small-matrix.ts'
import { clusteredCovariance } from './clustered-covariance.ts'
import { whyNot, withoutConstant } from './fit-logistic.ts'
import type { LogisticInput, NoLogistic } from './fit-logistic.ts'
import { designOf, errorsOf, etaAt, likelihoodAt, scoresAt } from './logistic-likelihood.ts'
import type { Design } from './logistic-likelihood.ts'
import { inUnits, penalised, topOf } from './penalised.ts'
import type { PenalisedFit } from './penalised.ts'

/**
 * The odds where something tells the outcome perfectly, so that `fitLogistic` says `separated`: logistic regression with Firth's penalty (Firth
 * 1993; Heinze & Schemper, A solution to the problem of separation in logistic regression, Statistics in Medicine 2002). Of a two by two table
 * it is the odds ratio with a half added to each cell. Assumes what `fitLogistic` does.
 * @returns estimates, with intervals by `profile`; or why there are none, as `fitLogistic`
 * @example fitPenalisedLogistic({ covariates: [isPress], outcome: answered }).profile(0).limits(1.645) // { low: 0.4, high: 5.1 }
 */
export function fitPenalisedLogistic(input: LogisticInput): PenalisedFit | NoLogistic {
  const reason = whyNot(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const { outcome, clusters } = input
  const design = designOf(input.covariates)
  const likelihood = (point: Float64Array) => likelihoodAt(design, outcome, point)
  const top = topOf(
    penalised(likelihood, (point, covariance) => penaltySlope(design, point, covariance)),
    design.width,
  )
  if (!top.ok) return withoutConstant(top)
  const { point, covariance } = top
  const { spreads } = design
  return {
    ok: true,
    coefficients: spreads.map((spread, k) => (point[k + 1] ?? 0) / spread),
    naive: errorsOf(design, covariance),
    robust: errorsOf(design, clusteredCovariance(scoresAt(design, outcome, point), clusters ?? null, covariance)),
    profile: place => inUnits(top.profile(place + 1), spreads[place] ?? 1),
    cases: outcome.length,
    events: outcome.reduce((sum, one) => sum + one, 0),
  }
}

/** ½·Σ h·(1 − 2π)·x, with h what a case weighs in its own prediction (Firth 1993, 4.2). */
function penaltySlope({ width, values }: Design, point: Float64Array, covariance: Matrix): Float64Array {
  const slope = new Float64Array(width)
  for (let base = 0; base < values.length; base += width) {
    const chance = logistic(etaAt(values, base, point))
    const pull = (chance * (1 - chance) * lengthAt(values, base, covariance) * (1 - 2 * chance)) / 2
    for (let k = 0; k < width; k += 1) slope[k] = (slope[k] ?? 0) + pull * (values[base + k] ?? 0)
  }
  return slope
}

/** x′ · covariance · x. */
function lengthAt(values: Float64Array, base: number, covariance: Matrix): number {
  let sum = 0
  for (let j = 0; j < covariance.size; j += 1) {
    const own = values[base + j] ?? 0
    for (let k = 0; k < covariance.size; k += 1)
      sum += own * (covariance.values[j * covariance.size + k] ?? 0) * (values[base + k] ?? 0)
  }
  return sum
}
