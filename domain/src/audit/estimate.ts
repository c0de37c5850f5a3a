import { studentQuantile, twoSidedStudent } from '../statistics/random/student.ts'
import { clusterCount, correctedError } from './cluster-errors.ts'

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
}
export type NoEstimate = { ok: false; reason: string }

/** What a fit knows of its coefficients. */
type Fitted = { coefficients: Float64Array; naive: Float64Array; robust: Float64Array }

/**
 * The estimate of the first covariate: the larger of the model's error and the clustered one, the latter corrected for few customers.
 * @param events how many answers, or happenings, it rests on
 */
export function estimateOf(fit: Fitted, clusters: Int32Array, events: number): Estimate {
  const groups = clusterCount(clusters)
  return {
    ok: true,
    value: fit.coefficients[0] ?? Number.NaN,
    error: correctedError(fit.naive[0] ?? 0, fit.robust[0] ?? 0, groups),
    degrees: Math.max(1, groups - 1),
    cases: clusters.length,
    events,
  }
}

export function probabilityOf({ value, error, degrees }: Estimate): number {
  return twoSidedStudent(value / error, degrees)
}

export function intervalOf({ value, error, degrees }: Estimate): { low: number; high: number } {
  const reach = error * studentQuantile((1 + coverage) / 2, degrees)
  return { low: value - reach, high: value + reach }
}
