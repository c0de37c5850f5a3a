import { studentQuantile, twoSidedStudent } from '../statistics/random/student.ts'
import type { PenalisedFit } from '../statistics/regression/penalised.ts'
import type { FewClusters } from './cluster-errors.ts'

/** Coverage of intervals: both of two one-sided tests at 5 % stay inside (decision model, "Fairness audit"). */
export const coverage = 0.9

/** One number with its error, on the scale on which it is normal: a logarithm of a ratio, or an index. */
export type Estimate = {
  ok: true
  value: number
  error: number
  degrees: number
  cases: number
  /** How many of them had the event that tells something; cases, where all do. */
  events: number
  /**
   * Where something tells the outcome perfectly: the interval and the probability come from the profile of a penalised likelihood, because no error
   * describes both sides.
   */
  profiled?: { low: number; high: number; p: number }
}
export type NoEstimate = { ok: false; reason: string }

/** What a fit knows of its coefficients. */
type Fitted = { coefficients: Float64Array; naive: Float64Array; robust: Float64Array }

/**
 * The estimate of one covariate: the larger of the model's error and the clustered one, the latter raised for few customers.
 * @param k the place of the covariate
 * @param cases how many it was fitted on
 * @param events how many answers, or happenings, it rests on
 */
export function estimateOf(fit: Fitted, k: number, few: FewClusters, cases: number, events: number): Estimate {
  return {
    ok: true,
    value: fit.coefficients[k] ?? Number.NaN,
    error: Math.max(fit.naive[k] ?? 0, (fit.robust[k] ?? 0) * few.inflation),
    degrees: few.degrees,
    cases,
    events,
  }
}

/**
 * An estimate by a penalised likelihood. What its profile loses is measured by the clustered error in place of the model's where that is larger
 * (Rotnitzky & Jewell 1990), and judged by Student's t where customers are few.
 */
export function profiledEstimate(fit: PenalisedFit, k: number, few: FewClusters, cases: number, events: number): Estimate {
  const estimate = estimateOf(fit, k, few, cases, events)
  const larger = estimate.error / (fit.naive[k] ?? estimate.error)
  const profile = fit.profile(k)
  const p = twoSidedStudent(profile.rootAt(0) / larger, estimate.degrees)
  return { ...estimate, profiled: { ...profile.limits(larger * reachOf(estimate)), p } }
}

export function probabilityOf({ value, error, degrees, profiled }: Estimate): number {
  return profiled?.p ?? twoSidedStudent(value / error, degrees)
}

export function intervalOf(estimate: Estimate): { low: number; high: number } {
  const { value, error, profiled } = estimate
  if (profiled !== undefined) return profiled
  const reach = error * reachOf(estimate)
  return { low: value - reach, high: value + reach }
}

const reachOf = ({ degrees }: Estimate): number => studentQuantile((1 + coverage) / 2, degrees)
