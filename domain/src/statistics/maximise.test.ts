import { describe, expect, test } from 'vitest'
import { covarianceAt, maximise, type Objective } from './maximise.ts'

/** Rosenbrock's valley turned upside down: long, bent and narrow. */
const valley: Objective = (point, slope) => {
  const [x = 0, y = 0] = point
  slope[0] = 2 * (1 - x) + 400 * x * (y - x * x)
  slope[1] = -200 * (y - x * x)
  return -((1 - x) ** 2) - 100 * (y - x * x) ** 2
}

const bowl: Objective = (point, slope) => {
  const [x = 0, y = 0] = point
  slope[0] = -2 * x - y
  slope[1] = -x - 4 * y
  return -(x * x) - x * y - 2 * y * y
}

const flat: Objective = (point, slope) => {
  slope[0] = -2 * (point[0] ?? 0)
  slope[1] = 0
  return -((point[0] ?? 0) ** 2)
}

const broken: Objective = () => Number.NaN

describe('maximise', () => {
  test('finds the end of a bent valley from far away', () => {
    const { point, converged } = maximise(valley, Float64Array.of(-1.2, 1))
    expect(converged).toBe(true)
    expect(point[0]).toBeCloseTo(1, 7)
    expect(point[1]).toBeCloseTo(1, 7)
  })

  test('stays where a function has no finite value, and says so', () => {
    expect(maximise(broken, Float64Array.of(1))).toMatchObject({ converged: false, steps: 0 })
  })

  test('covariance is minus the inverse of the curvature, and null where it is flat', () => {
    const covariance = covarianceAt(bowl, Float64Array.of(0, 0), 10)
    const wanted = [4, -1, -1, 2].map(entry => entry / 70)
    wanted.forEach((entry, i) => expect(covariance?.values[i]).toBeCloseTo(entry, 8))
    expect(covarianceAt(flat, Float64Array.of(0, 0), 10)).toBeNull()
  })
})
