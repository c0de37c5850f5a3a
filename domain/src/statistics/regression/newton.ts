import { inverseOf, type Matrix } from '../small-matrix.ts'

/** A log-likelihood at a point, its slope, and minus its second derivatives, row by row. */
export type Curved = { logLikelihood: number; slope: Float64Array; information: Float64Array }

export type Climbed<At extends Curved> = {
  ok: true
  point: Float64Array
  at: At
  start: At
  /** The inverse of the information at the point. */
  covariance: Matrix
  steps: number
}

/** Why there is no highest point, and the place of the variable to blame. */
export type NotClimbed = {
  ok: false
  reason: 'no-variation' | 'collinear' | 'separated' | 'did-not-converge'
  covariate: number | null
}

const mostSteps = 60
const mostHalvings = 40
/** Steps shrink quadratically: after one below this, what is left is below rounding. */
const smallStep = 1e-6
const flat = 1e-10
/** Where likelihood hardly grows while the point still moves this far, it moves for ever. */
const stillMoving = 1e-3

/**
 * The top of a concave log-likelihood by Newton's method from 0, steps halved until they climb. Variables should have a spread of
 * about 1. Where the likelihood only rises towards infinity (perfect separation, Albert & Anderson 1984), this says so.
 */
export function climb<At extends Curved>(likelihood: (point: Float64Array) => At, width: number): Climbed<At> | NotClimbed {
  const start = likelihood(new Float64Array(width))
  const blind = whyBlind(start.information, width)
  if (blind !== null) return blind
  let point: Float64Array = new Float64Array(width)
  let at = start
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    const covariance = inverseOf({ size: width, values: at.information })
    if (covariance === null) return { ok: false, reason: 'separated', covariate: farthest(point) }
    const step = times(covariance, at.slope)
    const next = halved(likelihood, point, at, step)
    const size = greatest(step)
    if (next === null) {
      if (size < stillMoving) return { ok: true, point, at, start, covariance, steps }
      return { ok: false, reason: 'did-not-converge', covariate: null }
    }
    const gain = next.at.logLikelihood - at.logLikelihood
    point = next.point
    at = next.at
    if (size < smallStep) return finished(start, point, at, steps)
    if (steps > 12 && size > stillMoving && gain < flat * (1 + Math.abs(at.logLikelihood))) {
      return { ok: false, reason: 'separated', covariate: farthest(step) }
    }
  }
  return { ok: false, reason: 'did-not-converge', covariate: null }
}

function finished<At extends Curved>(start: At, point: Float64Array, at: At, steps: number): Climbed<At> | NotClimbed {
  const covariance = inverseOf({ size: point.length, values: at.information })
  if (covariance === null) return { ok: false, reason: 'separated', covariate: farthest(point) }
  return { ok: true, point, at, start, covariance, steps }
}

/** A variable without information of its own, or one that the variables before it determine. */
export function whyBlind(information: Float64Array, width: number): NotClimbed | null {
  const scale = Math.max(...Array.from({ length: width }, (_, k) => information[k * width + k] ?? 0))
  for (let k = 0; k < width; k += 1) {
    if (!((information[k * width + k] ?? 0) > flat * scale) || scale < 1e-9)
      return { ok: false, reason: 'no-variation', covariate: k }
    if (inverseOf({ size: k + 1, values: leading(information, width, k + 1) }) === null)
      return { ok: false, reason: 'collinear', covariate: k }
  }
  return null
}

function leading(information: Float64Array, width: number, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, i) => information[Math.floor(i / size) * width + (i % size)] ?? 0)
}

function halved<At extends Curved>(
  likelihood: (point: Float64Array) => At,
  from: Float64Array,
  at: At,
  step: Float64Array,
): { point: Float64Array; at: At } | null {
  const slack = 1e-12 * (1 + Math.abs(at.logLikelihood))
  let length = 1
  for (let i = 0; i < mostHalvings; i += 1) {
    const point = from.map((value, k) => value + length * (step[k] ?? 0))
    const reached = likelihood(point)
    if (reached.logLikelihood >= at.logLikelihood - slack && greatest(reached.information) < Infinity)
      return { point, at: reached }
    length /= 2
  }
  return null
}

function times({ size, values }: Matrix, vector: Float64Array): Float64Array {
  return vector.map((_, i) => {
    let sum = 0
    for (let k = 0; k < size; k += 1) sum += (values[i * size + k] ?? 0) * (vector[k] ?? 0)
    return sum
  })
}

function greatest(vector: Float64Array): number {
  let most = 0
  for (const part of vector) most = Number.isNaN(part) ? Infinity : Math.max(most, Math.abs(part))
  return most
}

function farthest(vector: Float64Array): number {
  return vector.reduce((best, part, k) => (Math.abs(part) > Math.abs(vector[best] ?? 0) ? k : best), 0)
}
