import { chiSquareTail } from '../random/tail-probabilities.ts'
import { inverseOf } from '../small-matrix.ts'
import type { CoxInput, Ties } from './cox-input.ts'
import { riskAt } from './cox-likelihood.ts'
import { coxRows, type CoxRows } from './cox-rows.ts'
import { fitCox, type CoxFit } from './fit-cox.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { eachRiskSet, type RiskSet } from './risk-sets.ts'

/** How time counts: 1 − Kaplan-Meier just before (few late events weigh little), time itself, its rank among events, its logarithm. */
export type TimeScale = 'km' | 'identity' | 'rank' | 'log'

export type Drift = { chiSquare: number; degrees: number; probability: number }

export type SchoenfeldTest =
  | { ok: true; covariates: readonly Drift[]; global: Drift }
  | { ok: false; reason: Extract<CoxFit, { ok: false }>['reason'] | 'time-not-positive' | 'too-few-event-times' }

/**
 * Whether hazard ratios stay the same over time: the score test for adding covariate × g(time) to a Cox model, for each covariate and for
 * all (Grambsch & Therneau 1994, with the information matrix itself instead of its average, as R's survival since 3.0 does). A small
 * probability says that a ratio changes; one number for all times is then an average over time.
 * @param scale `log` needs times above 0
 * @returns a chi-square for each covariate, with one degree of freedom, and for all together
 * @example schoenfeldTest(rossi).covariates[1] // { chiSquare: 5.974, degrees: 1, probability: 0.0145 }
 */
export function schoenfeldTest(input: CoxInput, scale: TimeScale = 'km', ties: Ties = 'efron'): SchoenfeldTest {
  const fit = fitCox(input, ties)
  if (!fit.ok) return fit
  if (scale === 'log' && input.time.some((time, i) => input.event[i] === 1 && time <= 0))
    return { ok: false, reason: 'time-not-positive' }
  const rows = coxRows(input)
  const point = fit.coefficients.map((value, k) => value * (rows.spreads[k] ?? 1))
  const { slope, information } = extendedScore(rows, point, ties, clockOf(input, scale))
  return tested(slope, information, rows.width)
}

/** The score and information of the model with covariate × g(time), where those new terms are 0. */
function extendedScore(rows: CoxRows, point: Float64Array, ties: Ties, clock: (time: number) => number) {
  const { width, values, weight, event } = rows
  const { risk } = riskAt(rows, point)
  const size = 2 * width
  const slope = new Float64Array(width)
  const information = new Float64Array(size * size)
  const squares = squaresAtRisk(rows, risk)
  const spread = new Float64Array(width * width)
  eachRiskSet(rows, risk, ties, set => {
    const at = clock(rows.groupTime[set.group] ?? 0)
    squares.moveTo(set, spread)
    for (let j = 0; j < width; j += 1) {
      const mean = ((set.sums[j] ?? 0) * set.hazard - (set.tiedSums[j] ?? 0) * set.tiedHazard) / set.deathWeight
      for (let i = set.from; i < set.to; i += 1) {
        if (event[i] === 1) slope[j] = (slope[j] ?? 0) + at * (weight[i] ?? 0) * ((values[i * width + j] ?? 0) - mean)
      }
      for (let k = 0; k < width; k += 1) {
        const own = spread[j * width + k] ?? 0
        for (const [a, b, factor] of [
          [0, 0, 1],
          [0, width, at],
          [width, 0, at],
          [width, width, at * at],
        ] as const) {
          const place = (j + a) * size + k + b
          information[place] = (information[place] ?? 0) + factor * own
        }
      }
    }
  })
  return { slope, information }
}

/** Keeps Σ risk·x·xᵀ while risk sets grow, and gives the weighted variance of the covariates at each event time. */
function squaresAtRisk({ width, values, opens, event, late, groupTime, groupEnd }: CoxRows, risk: Float64Array) {
  const all = new Float64Array(width * width)
  const dying = new Float64Array(width * width)
  let [row, entered, opened] = [0, 0, 0]
  const add = (to: Float64Array, i: number, sign: number) => {
    for (let j = 0; j < width; j += 1) {
      const own = sign * (risk[i] ?? 0) * (values[i * width + j] ?? 0)
      for (let k = 0; k < width; k += 1) to[j * width + k] = (to[j * width + k] ?? 0) + own * (values[i * width + k] ?? 0)
    }
  }
  const moveTo = (set: RiskSet, spread: Float64Array) => {
    for (; opened <= set.group; opened += 1) {
      if (opens[opened] === 1) {
        all.fill(0)
        row = opened === 0 ? 0 : (groupEnd[opened - 1] ?? 0)
        entered = row
      }
    }
    for (; row < set.to; row += 1) add(all, row, 1)
    if (late !== null) {
      for (; entered < set.to; entered += 1) {
        const from = late.order[entered] ?? 0
        if ((late.entry[from] ?? 0) < (groupTime[set.group] ?? 0)) break
        add(all, from, -1)
      }
    }
    dying.fill(0)
    if (set.tiedHazard > 0) for (let i = set.from; i < set.to; i += 1) if (event[i] === 1) add(dying, i, 1)
    varianceInto(spread, all, dying, set)
  }
  return { moveTo }
}

function varianceInto(spread: Float64Array, all: Float64Array, dying: Float64Array, set: RiskSet): void {
  const { sums, tiedSums, hazard, tiedHazard, curve0, curve1, curve2 } = set
  const width = sums.length
  for (let j = 0; j < width; j += 1) {
    for (let k = 0; k < width; k += 1) {
      const place = j * width + k
      const [a, b, c, d] = [sums[j] ?? 0, sums[k] ?? 0, tiedSums[j] ?? 0, tiedSums[k] ?? 0]
      const means = curve0 * a * b - curve1 * (a * d + c * b) + curve2 * c * d
      spread[place] = hazard * (all[place] ?? 0) - tiedHazard * (dying[place] ?? 0) - means
    }
  }
}

function tested(slope: Float64Array, information: Float64Array, width: number): SchoenfeldTest {
  const places = Array.from({ length: width }, (_, k) => k)
  const known = inverseOf({ size: width, values: block(information, places, places, 2 * width) })
  if (known === null) return { ok: false, reason: 'collinear' }
  const covariates: Drift[] = []
  for (const k of places) {
    const chiSquare = scoreTest(slope, information, width, [k])
    if (chiSquare === null) return { ok: false, reason: 'too-few-event-times' }
    covariates.push(drift(chiSquare, 1))
  }
  const all = scoreTest(slope, information, width, places)
  if (all === null) return { ok: false, reason: 'too-few-event-times' }
  return { ok: true, covariates, global: drift(all, width) }
}

function drift(chiSquare: number, degrees: number): Drift {
  return { chiSquare, degrees, probability: chiSquareTail(chiSquare, degrees) }
}

/** Of the new terms at `added`; the old ones have a slope of 0. */
function scoreTest(slope: Float64Array, information: Float64Array, width: number, added: readonly number[]): number | null {
  const places = [...Array.from({ length: width }, (_, k) => k), ...added.map(k => width + k)]
  const size = places.length
  const inverse = inverseOf({ size, values: block(information, places, places, 2 * width) })
  if (inverse === null) return null
  let sum = 0
  for (const [i, a] of added.entries()) {
    for (const [j, b] of added.entries())
      sum += (inverse.values[(width + i) * size + width + j] ?? 0) * (slope[a] ?? 0) * (slope[b] ?? 0)
  }
  return sum
}

function block(information: Float64Array, rows: readonly number[], columns: readonly number[], size: number): Float64Array {
  return Float64Array.from(rows.flatMap(row => columns.map(column => information[row * size + column] ?? 0)))
}

/** g(time), less its mean over events, which changes nothing but rounding. */
function clockOf({ time, event, entry, weights }: CoxInput, scale: TimeScale): (time: number) => number {
  const raw = rawClock({ time, event, entry, weights }, scale)
  let [sum, count] = [0, 0]
  for (let i = 0; i < time.length; i += 1) {
    if (event[i] !== 1) continue
    sum += raw(time[i] ?? 0)
    count += 1
  }
  const mean = sum / count
  return at => raw(at) - mean
}

function rawClock(input: Omit<CoxInput, 'covariates'>, scale: TimeScale): (time: number) => number {
  if (scale === 'identity') return time => time
  if (scale === 'log') return Math.log
  const curve = kaplanMeier(input)
  const places = new Map<number, number>()
  let [before, survival] = [0, 1]
  for (let i = 0; i < curve.time.length; i += 1) {
    const deaths = curve.deaths[i] ?? 0
    places.set(curve.time[i] ?? 0, scale === 'km' ? 1 - survival : before + (deaths + 1) / 2)
    before += deaths
    survival = curve.survival[i] ?? 0
  }
  return time => places.get(time) ?? 0
}
