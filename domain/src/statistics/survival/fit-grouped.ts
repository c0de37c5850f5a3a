import { clusteredCovariance } from '../regression/clustered-covariance.ts'
import { climb } from '../regression/newton.ts'
import type { Matrix } from '../small-matrix.ts'
import { whyNoInput, type CoxInput } from './cox-input.ts'
import { cumulateMeans } from './cox-residuals.ts'
import { coxRows, type CoxRows } from './cox-rows.ts'
import { clustersOf, type CoxFit } from './fit-cox.ts'
import { eachRiskSet } from './risk-sets.ts'
import { groupedLikelihood, type GroupedAt } from './grouped-likelihood.ts'

type Fit = Extract<CoxFit, { ok: true }>
export type GroupedFit = Omit<Fit, 'covariance'> | Extract<CoxFit, { ok: false }>

/** Above this share of tied events, Efron's way of ties is no longer close to the truth. */
export const mostTied = 0.3

/**
 * Hazard ratios where times are coarse, so that many events share one: the grouped-time model with the complementary log-log link, whose
 * coefficients are those of the Cox model of the true times (Prentice & Gloeckler 1978). `time` is the end of the interval in which
 * the event fell; a case that left unobserved at that time has lived through it. Otherwise as `fitCox`.
 * @example fitGrouped({ covariates: [followers], time: days, event }).coefficients
 */
export function fitGrouped(input: CoxInput): GroupedFit {
  const reason = whyNoInput(input)
  if (reason !== null) return { ok: false, reason, covariate: null }
  const rows = coxRows(input)
  const climbed = climb(point => groupedLikelihood(rows, point), rows.width)
  if (!climbed.ok) return climbed
  const { point, at, start, covariance, steps } = climbed
  const { spreads, width } = rows
  const crowd = crowding(rows)
  const robustCovariance = clusteredCovariance(scoresOf(rows, at), clustersOf(input, rows), covariance)
  const errorsOf = ({ values }: Matrix) => spreads.map((spread, k) => Math.sqrt((values[k * width + k] ?? 0) / crowd) / spread)
  const [naive, robust] = [errorsOf(covariance), errorsOf(robustCovariance)]
  return {
    ok: true,
    coefficients: point.map((value, k) => value / (spreads[k] ?? 1) / crowd),
    standardErrors: naive.map((error, k) => Math.max(error, robust[k] ?? 0)),
    naive,
    robust,
    logLikelihood: at.logLikelihood,
    logLikelihoodAtZero: start.logLikelihood,
    cases: rows.count,
    events: rows.event.reduce((sum, event) => sum + event, 0),
    steps,
  }
}

/**
 * Each interval of each stratum has a hazard of its own to be learned. Where it holds n cases, that makes ratios too large by n/(n − 1), and
 * errors too small beside them, by its root (Neyman & Scott 1948; for two it is the well-known doubling, Breslow & Day 1980, 7.1). This is its mean
 * over intervals by what they tell; 1 where intervals are large.
 */
function crowding(rows: CoxRows): number {
  let [told, crowded] = [0, 0]
  eachRiskSet(rows, new Float64Array(rows.count).fill(1), 'breslow', ({ deaths, total }) => {
    if (deaths >= total) return
    const tells = (deaths * (total - deaths)) / total
    told += tells
    crowded += (tells * total) / (total - 1)
  })
  return told > 0 ? crowded / told : 1
}

/**
 * The share of events that have company at their time in their stratum.
 * @param input as `fitCox` takes it
 * @returns 0 to 1; NaN without events
 */
export function tiedShare(input: CoxInput): number {
  const { event, groupOf, groupEnd } = coxRows(input)
  const deaths = new Uint32Array(groupEnd.length)
  for (const [i, group] of groupOf.entries()) deaths[group] = (deaths[group] ?? 0) + (event[i] ?? 0)
  const tied = deaths.reduce((sum, count) => sum + (count > 1 ? count : 0), 0)
  return tied / deaths.reduce((sum, count) => sum + count, 0)
}

/** What each row adds to the slope when hazards of intervals follow the point. */
function scoresOf(rows: CoxRows, { gain, expected, risk, hazard, means }: GroupedAt): Float64Array {
  const { count, width, values, event, groupOf, late } = rows
  const lived = means.map((mean, place) => mean * (hazard[Math.floor(place / width)] ?? 0))
  cumulateMeans(rows, lived)
  const scores = new Float64Array(count * width)
  for (let i = 0; i < count; i += 1) {
    const own = (groupOf[i] ?? 0) * width
    const missed = late === null ? -1 : (late.lastMissed[i] ?? -1) * width
    const ownHazard = event[i] === 1 ? (hazard[groupOf[i] ?? 0] ?? 0) : 0
    for (let k = 0; k < width; k += 1) {
      const mean = means[own + k] ?? 0
      const through = (lived[own + k] ?? 0) - ownHazard * mean - (missed < 0 ? 0 : (lived[missed + k] ?? 0))
      const surprise = ((gain[i] ?? 0) - (expected[i] ?? 0)) * (values[i * width + k] ?? 0)
      scores[i * width + k] = surprise - (gain[i] ?? 0) * mean + (risk[i] ?? 0) * through
    }
  }
  return scores
}
