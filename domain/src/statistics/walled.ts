import type { Objective } from './maximise.ts'

/** Where a variable is thought to lie, and how far from there it still says more than "all alike" or "never". */
export type Walls = readonly { middle: number; reach: number }[]

const steepness = 1e-2

/**
 * The same function with a slope beyond the walls that leads back. Likelihoods often keep climbing, ever flatter, towards infinity (everybody
 * leaves at the same rate, or nobody does); the slope ends the way. Between the walls nothing is changed.
 * @example maximise(walled(objective, [{ middle: 0, reach: Math.log(1000) }]), start)
 */
export function walled(objective: Objective, walls: Walls): Objective {
  return (point, slope) => {
    let value = objective(point, slope)
    for (const [i, { middle, reach }] of walls.entries()) {
      const aside = (point[i] ?? 0) - middle
      const beyond = Math.sign(aside) * Math.max(0, Math.abs(aside) - reach)
      value -= (steepness / 2) * beyond ** 2
      slope[i] = (slope[i] ?? 0) - steepness * beyond
    }
    return value
  }
}

/**
 * Whether a variable leans against its wall.
 * @example isAtWall(7, { middle: 0, reach: Math.log(1000) }) // true
 */
export function isAtWall(value: number, wall: Walls[number] | undefined): boolean {
  return wall !== undefined && Math.abs(value - wall.middle) > 0.99 * wall.reach
}
