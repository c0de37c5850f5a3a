import { normalQuantile } from '../random/tail-probabilities.ts'

export type Look = {
  /** Variance of the covariate in its own unit (of log10 followers). */
  variance: number
  /** The share of it that the other covariates explain; 0 to below 1. */
  explained?: number
  /** Chance of a false alarm, both sides; 0.10, as the fairness audit's interval asks. */
  alpha?: number
  /** Chance of seeing what is there; 0.95. */
  power?: number
}

/**
 * How many answers it takes to see a hazard ratio (Schoenfeld 1983; Hsieh & Lavori 2000 for a measured covariate):
 * (z₁₋α/₂ + z_power)² / (variance · (1 − explained) · ln²ratio).
 * @param ratio per unit of the covariate; above 0, not 1
 * @returns events, not cases; infinite where the covariate does not vary of its own
 * @example answersNeeded(1.05, { variance: 1 }) // 4547
 */
export function answersNeeded(ratio: number, look: Look): number {
  return Math.ceil((reach(look) / Math.log(ratio)) ** 2 / own(look))
}

/**
 * The smallest hazard ratio above 1 that so many answers show; its inverse is the greatest below 1.
 * @param answers events, above 0
 * @returns infinite where the covariate does not vary of its own
 * @example smallestRatio(4547, { variance: 1 }) // 1.05
 */
export function smallestRatio(answers: number, look: Look): number {
  return Math.exp(reach(look) / Math.sqrt(answers * own(look)))
}

function reach({ alpha = 0.1, power = 0.95 }: Look): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power)
}

function own({ variance, explained = 0 }: Look): number {
  return variance * (1 - explained)
}
