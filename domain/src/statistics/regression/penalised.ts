import { inverseOf, logDeterminantOf } from '../small-matrix.ts'
import type { Matrix } from '../small-matrix.ts'
import { maximise } from '../maximise.ts'
import type { Objective } from '../maximise.ts'
import { whyBlind } from './newton.ts'
import type { Curved, NotClimbed } from './newton.ts'

type Likelihood = (point: Float64Array) => Curved
/** The slope of ½·ln|information| at a point. */
export type PenaltySlope = (point: Float64Array, covariance: Matrix) => Float64Array

/** Of a unit of the variables, which have a spread of about 1. */
const apart = 1e-4

/**
 * A log-likelihood with the penalty of Firth (Bias reduction of maximum likelihood estimates, Biometrika 1993): ½·ln|information|, which is
 * Jeffreys' prior. It falls towards every infinity, so that there is a top also where something tells the outcome perfectly (Heinze &
 * Schemper 2001 for Cox, 2002 for logistic regression); with much data it changes next to nothing. To be climbed as the likelihood itself.
 * @param slopeOf where it is known; else it is taken from points on both sides
 */
export function penalised(likelihood: Likelihood, slopeOf: PenaltySlope = besideOf(likelihood)): Likelihood {
  return point => {
    const at = likelihood(point)
    const information = { size: point.length, values: at.information }
    const [penalty, covariance] = [logDeterminantOf(information), inverseOf(information)]
    if (penalty === null || covariance === null) return { ...at, logLikelihood: Number.NEGATIVE_INFINITY }
    const along = slopeOf(point, covariance)
    return { ...at, logLikelihood: at.logLikelihood + penalty / 2, slope: at.slope.map((own, k) => own + (along[k] ?? 0)) }
  }
}

function besideOf(likelihood: Likelihood): PenaltySlope {
  const penaltyAt = (point: Float64Array) =>
    (logDeterminantOf({ size: point.length, values: likelihood(point).information }) ?? Number.NEGATIVE_INFINITY) / 2
  return point =>
    point.map((value, k) => (penaltyAt(point.with(k, value + apart)) - penaltyAt(point.with(k, value - apart))) / (2 * apart))
}

export type Top = {
  ok: true
  point: Float64Array
  covariance: Matrix
  /** The profile of one variable: all others at their best for each of its values. */
  profile: (place: number) => Profile
}

export type Profile = {
  /** The root of twice what the likelihood loses at this value of the variable; normal where the value is true. NaN where no top is found. */
  rootAt: (value: number) => number
  /** The values at which that root is `reach`, below and above the top; infinite where none is found. */
  limits: (reach: number) => { low: number; high: number }
}

/** The top of a penalised likelihood. Intervals should come from its profile: it is far from even on both sides (Heinze & Schemper 2002). */
export function topOf(likelihood: Likelihood, width: number): Top | NotClimbed {
  const start = likelihood(new Float64Array(width))
  const blind = whyBlind(start.information, width)
  if (blind !== null) return blind
  const point = climbed(likelihood, new Float64Array(width))
  if (point === null) return { ok: false, reason: 'did-not-converge', covariate: null }
  const at = likelihood(point)
  const covariance = inverseOf({ size: width, values: at.information })
  if (covariance === null) return { ok: false, reason: 'did-not-converge', covariate: null }
  return {
    ok: true,
    point,
    covariance,
    profile: place => {
      const rootAt = rootOf(likelihood, { point, highest: at.logLikelihood }, place)
      const [middle, error] = [point[place] ?? 0, Math.sqrt(covariance.values[place * width + place] ?? 0)]
      return {
        rootAt,
        limits: reach => ({ low: limitOf(rootAt, middle, -error, reach), high: limitOf(rootAt, middle, error, reach) }),
      }
    },
  }
}

const mostStages = 12
/** Slopes of a whole log-likelihood, whose curvature along a variable in its own unit is at least about 1 at the top. */
const tolerance = 1e-6

/**
 * Where something measured tells the outcome perfectly, the top lies as far away as there are cases. So the climb goes in stages, each in units of
 * the distance that was reached, until the unit fits.
 */
function climbed(likelihood: Likelihood, start: Float64Array): Float64Array | null {
  let point = start
  for (let stage = 0; stage < mostStages; stage += 1) {
    const unit = distanceOf(point)
    const found = maximise(
      objectiveOf(likelihood, unit),
      point.map(value => value / unit),
      tolerance,
    )
    if (!Number.isFinite(found.value)) return null
    point = found.point.map(value => value * unit)
    if (found.converged && distanceOf(point) < 2 * unit) return point
  }
  return null
}

function distanceOf(point: Float64Array): number {
  return point.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
}

function objectiveOf(likelihood: Likelihood, unit: number): Objective {
  return (point, slope) => {
    const at = likelihood(point.map(value => value * unit))
    slope.set(at.slope.map(own => own * unit))
    return at.logLikelihood
  }
}

type Known = { point: Float64Array; highest: number }

function rootOf(likelihood: Likelihood, { point, highest }: Known, place: number): (value: number) => number {
  const others = without(point, place)
  return value => {
    const own = held(likelihood, place, value)
    const best = others.length === 0 ? others : climbed(own, others)
    return best === null ? Number.NaN : Math.sqrt(2 * Math.max(0, highest - own(best).logLikelihood))
  }
}

/** The likelihood of all other variables while one is held. */
function held(likelihood: Likelihood, place: number, value: number): Likelihood {
  return others => {
    const width = others.length + 1
    const point = Float64Array.from({ length: width }, (_, k) => (k === place ? value : (others[k < place ? k : k - 1] ?? 0)))
    const at = likelihood(point)
    return { ...at, slope: without(at.slope, place) }
  }
}

const without = (vector: Float64Array, place: number): Float64Array => vector.filter((_, k) => k !== place)

const mostDoublings = 60
const closeEnough = 1e-6

/** Doubled steps until the root is past `reach`, then between the two by regula falsi; an end that stays twice counts half (Illinois). */
function limitOf(rootAt: (value: number) => number, middle: number, error: number, reach: number): number {
  let [near, nearMiss] = [middle, -reach]
  let far = middle + error * reach
  let farMiss = rootAt(far) - reach
  for (let i = 0; farMiss < 0 && i < mostDoublings; i += 1) {
    ;[near, nearMiss] = [far, farMiss]
    far = middle + 2 * (far - middle)
    farMiss = rootAt(far) - reach
  }
  if (!(farMiss >= 0)) return error > 0 ? Infinity : Number.NEGATIVE_INFINITY
  let stayed: 'near' | 'far' | null = null
  for (let i = 0; i < mostDoublings && Math.abs(far - near) > closeEnough * Math.abs(error); i += 1) {
    const between = near + ((far - near) * nearMiss) / (nearMiss - farMiss)
    const miss = rootAt(between) - reach
    if (Math.abs(miss) < closeEnough) return between
    if (Number.isNaN(miss)) break
    if (miss < 0) {
      ;[near, nearMiss] = [between, miss]
      if (stayed === 'far') farMiss /= 2
      stayed = 'far'
    } else {
      ;[far, farMiss] = [between, miss]
      if (stayed === 'near') nearMiss /= 2
      stayed = 'near'
    }
  }
  return far
}

/** A fit where something tells the outcome perfectly. Logarithms of ratios, per unit of each covariate. */
export type PenalisedFit = {
  ok: true
  coefficients: Float64Array
  /** From the curvature at the top; for intervals, use `profile`. */
  naive: Float64Array
  /** The sandwich at the top, added up by cluster. */
  robust: Float64Array
  profile: (place: number) => Profile
  cases: number
  events: number
}

/** A profile in units of a covariate that was scaled by its spread. */
export function inUnits({ rootAt, limits }: Profile, spread: number): Profile {
  return {
    rootAt: value => rootAt(value * spread),
    limits: reach => {
      const { low, high } = limits(reach)
      return { low: low / spread, high: high / spread }
    },
  }
}
