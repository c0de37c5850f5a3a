import { inverseOf, type Matrix } from './small-matrix.ts'

/** Gives the value at `point` and writes its slope into `slope`. Both have the same length. */
export type Objective = (point: Float64Array, slope: Float64Array) => number

export type Maximum = {
  point: Float64Array
  value: number
  /** Every slope is below the tolerance. */
  converged: boolean
  steps: number
}

const longestStep = 3
const slopeTolerance = 1e-8
/** Relative, of a sum over a million customers. */
const rounding = 1e-11
const mostSteps = 80
const mostNewtonSteps = 60

/**
 * Climbs to a maximum of a smooth function of a few variables: quasi-Newton with the update of Broyden, Fletcher, Goldfarb and
 * Shanno, steps halved until they climb (Nocedal & Wright, Numerical Optimization, 2006, ch. 6). Deterministic.
 *
 * The function should be of the order of 1 (a mean log-likelihood, not a sum) and its variables too (logarithms of scales), since
 * tolerances are absolute. What is not finite counts as lower than everything.
 * @param tolerance of the greatest slope at the end
 * @example maximise((at, slope) => { slope[0] = -2 * at[0]; return -at[0] ** 2 }, Float64Array.of(3)).point // [0]
 */
export function maximise(objective: Objective, start: Float64Array, tolerance: number = slopeTolerance): Maximum {
  const size = start.length
  let point: Float64Array = start.slice()
  let slope: Float64Array = new Float64Array(size)
  let value = objective(point, slope)
  let curvature = scaledIdentity(size, 1)
  let isFresh = true
  let steps = 0
  while (steps < mostSteps && Number.isFinite(value) && greatest(slope) > tolerance) {
    steps += 1
    const direction = limited(directionOf(curvature, slope))
    const found = climb(objective, point, value, slope, direction)
    if (found === null) {
      if (isFresh) break
      curvature = scaledIdentity(size, 1)
      isFresh = true
      continue
    }
    curvature = updated(curvature, minus(found.point, point), minus(slope, found.slope), isFresh)
    isFresh = false
    point = found.point
    slope = found.slope
    value = found.value
  }
  const isDone = Number.isFinite(value) && greatest(slope) <= settled(tolerance)
  return isDone || !Number.isFinite(value)
    ? { point, value, converged: isDone, steps }
    : alongRidge(objective, point, tolerance, steps)
}

function settled(tolerance: number): number {
  return Math.max(tolerance * 100, 1e-6)
}

/**
 * Where a long flat ridge has stopped the climb: steps of Newton's method, shortened by Levenberg's constant until they climb. They cost
 * two evaluations for each variable, and see how much flatter one direction is than another.
 */
function alongRidge(objective: Objective, start: Float64Array, tolerance: number, before: number): Maximum {
  let point = start
  const slope = new Float64Array(start.length)
  let value = objective(point, slope)
  let [damping, steps] = [1e-3, before]
  while (steps < before + mostNewtonSteps && greatest(slope) > tolerance && damping < 1e6) {
    steps += 1
    const curvature = informationAt(objective, point, 1)
    for (; damping < 1e6; damping *= 4) {
      const inverse = inverseOf(damped(curvature, damping))
      const step = inverse && limited(directionOf(inverse, slope))
      const next = step && point.map((at, i) => at + (step[i] ?? 0))
      const found = new Float64Array(start.length)
      const reached = next ? objective(next, found) : Number.NaN
      const isLevel = Math.abs(reached - value) <= rounding * Math.abs(value) && greatest(found) < greatest(slope)
      if (next === null || !(reached > value || isLevel)) continue
      point = next
      value = reached
      slope.set(found)
      damping = Math.max(damping / 16, 1e-12)
      break
    }
  }
  return { point, value, converged: greatest(slope) <= settled(tolerance), steps }
}

/** Never below the damping in any direction that is flat, nor in one that curves upwards. */
function damped({ size, values }: Matrix, damping: number): Matrix {
  return {
    size,
    values: values.map((entry, at) => (at % (size + 1) === 0 ? entry + damping * Math.max(Math.abs(entry), 1e-4) : entry)),
  }
}

/**
 * The covariance of estimates at a maximum: minus the inverse of the second derivatives, taken as differences of slopes.
 * @param count what the mean log-likelihood was divided by; the second derivatives are multiplied with it
 * @returns null where the maximum is flat in some direction, so that the data do not determine it
 */
export function covarianceAt(objective: Objective, point: Float64Array, count: number): Matrix | null {
  return inverseOf(informationAt(objective, point, count))
}

/** Minus the second derivatives, times `count`. */
function informationAt(objective: Objective, point: Float64Array, count: number): Matrix {
  const size = point.length
  const information = new Float64Array(size * size)
  const step = 1e-4
  const [above, below] = [new Float64Array(size), new Float64Array(size)]
  for (let i = 0; i < size; i += 1) {
    const moved = point.slice()
    moved[i] = (point[i] ?? 0) + step
    objective(moved, above)
    moved[i] = (point[i] ?? 0) - step
    objective(moved, below)
    for (let j = 0; j < size; j += 1) {
      const half = (-((above[j] ?? 0) - (below[j] ?? 0)) / (4 * step)) * count
      information[i * size + j] = (information[i * size + j] ?? 0) + half
      information[j * size + i] = (information[j * size + i] ?? 0) + half
    }
  }
  return { size, values: information }
}

function climb(
  objective: Objective,
  from: Float64Array,
  value: number,
  slope: Float64Array,
  direction: Float64Array,
): { point: Float64Array; value: number; slope: Float64Array } | null {
  const rise = dot(slope, direction)
  if (!(rise > 0)) return null
  const found = new Float64Array(from.length)
  for (let length = 1; length > 1e-12; length /= 2) {
    const point = from.map((at, i) => at + length * (direction[i] ?? 0))
    const reached = objective(point, found)
    if (reached >= value + 1e-4 * length * rise) return { point, value: reached, slope: found.slice() }
    // Near the top the gain drowns in rounding; there a flatter slope is what counts.
    if (Math.abs(reached - value) <= rounding * Math.abs(value) && greatest(found) < greatest(slope)) {
      return { point, value: reached, slope: found.slice() }
    }
  }
  return null
}

/** The inverse curvature after a step; steps that saw no downward curve teach nothing. */
function updated(inverse: Matrix, step: Float64Array, fall: Float64Array, isFirst: boolean): Matrix {
  const size = step.length
  const curved = dot(step, fall)
  if (!(curved > 1e-14 * Math.sqrt(dot(step, step) * dot(fall, fall)))) return inverse
  const before = isFirst ? scaledIdentity(size, curved / dot(fall, fall)) : inverse
  const product = directionOf(before, fall)
  const scale = (1 + dot(fall, product) / curved) / curved
  const values = before.values.map((entry, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    const cross = (step[i] ?? 0) * (product[j] ?? 0) + (product[i] ?? 0) * (step[j] ?? 0)
    return entry + scale * (step[i] ?? 0) * (step[j] ?? 0) - cross / curved
  })
  return { size, values }
}

function scaledIdentity(size: number, scale: number): Matrix {
  const values = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) values[i * size + i] = scale
  return { size, values }
}

function directionOf({ size, values }: Matrix, vector: Float64Array): Float64Array {
  return vector.map((_, i) => dot(values.subarray(i * size, (i + 1) * size), vector))
}

function limited(direction: Float64Array): Float64Array {
  const length = greatest(direction)
  return length > longestStep ? direction.map(part => (part * longestStep) / length) : direction
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0)
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((part, i) => part - (b[i] ?? 0))
}

function greatest(vector: Float64Array): number {
  return vector.reduce((most, part) => (Number.isNaN(part) ? Number.POSITIVE_INFINITY : Math.max(most, Math.abs(part))), 0)
}
