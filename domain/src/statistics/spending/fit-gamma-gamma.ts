import { covarianceAt, maximise, type Maximum, type Objective } from '../maximise.ts'
import type { Matrix } from '../small-matrix.ts'
import { isAtWall, walled, type Walls } from '../walled.ts'
import { gammaGammaLikelihood, type GammaGamma, type Spendings } from './gamma-gamma-likelihood.ts'

/** Why there are no parameters. `no-mean`: q is at most 1, and then the mean amount of a stranger is infinite. */
export type NoSpendingFit = 'nobody-to-learn-from' | 'not-positive' | 'no-mean' | 'did-not-converge'

export type GammaGammaFit =
  | {
      ok: true
      parameters: GammaGamma
      /** The sum over all customers. */
      logLikelihood: number
      customers: number
      /** Of ln p, ln q, ln v; null where the data leave one of them open. */
      covariance: Matrix | null
      /** Parameters that ran to the edge: the data show, for example, no difference between customers. */
      atEdge: readonly (keyof GammaGamma)[]
    }
  | { ok: false; reason: NoSpendingFit }

/**
 * The parameters of Gamma-Gamma under which the averages are most likely. Deterministic. Assumes that how much and how often are
 * independent across customers.
 * @param spendings repeats at least 1, averages greater than 0, one currency
 * @returns parameters, v in that currency; or why there are none
 * @example fitGammaGamma(cdnow).parameters // { p: 6.2488, q: 3.7446, v: 15.4477 }
 */
export function fitGammaGamma(spendings: Spendings): GammaGammaFit {
  const { repeats, average } = spendings
  const customers = repeats.length
  if (customers < 3) return { ok: false, reason: 'nobody-to-learn-from' }
  if (!average.every((amount, i) => amount > 0 && Number.isFinite(amount) && (repeats[i] ?? 0) >= 1)) {
    return { ok: false, reason: 'not-positive' }
  }
  const level = average.reduce((sum, amount) => sum + amount, 0) / customers
  const objective = objectiveOf(spendings, level)
  let best: Maximum | null = null
  for (const [p, q] of starts) {
    const found = maximise(objective, Float64Array.of(Math.log(p), Math.log(q), Math.log((q - 1) / p)))
    if (best === null || found.value > best.value) best = found
  }
  if (best === null || !best.converged) return { ok: false, reason: 'did-not-converge' }
  const { p, q, v } = parametersOf(best.point)
  if (q <= 1) return { ok: false, reason: 'no-mean' }
  const { point } = best
  const logLikelihood = customers * gammaGammaLikelihood(spendings)({ p, q, v: v * level })
  const atEdge = names.filter((_, i) => isAtWall(point[i] ?? 0, walls[i]))
  const covariance = covarianceAt(objective, point, customers)
  return { ok: true, parameters: { p, q, v: v * level }, logLikelihood, customers, covariance, atEdge }
}

const names = ['p', 'q', 'v'] as const
const walls: Walls = [
  { middle: 0, reach: Math.log(1e3) },
  { middle: 0, reach: Math.log(1e3) },
  { middle: 0, reach: Math.log(1e6) },
]
const starts: readonly (readonly [p: number, q: number])[] = [
  [5, 4],
  [1, 2],
]

/** Amounts in units of their mean, so that cents and millions are fitted alike. */
function objectiveOf({ repeats, average }: Spendings, level: number): Objective {
  const likelihood = gammaGammaLikelihood({ repeats, average: average.map(amount => amount / level) })
  const bare: Objective = (point, slope) => {
    const at = parametersOf(point)
    const value = likelihood(at, slope)
    for (const [i, name] of names.entries()) slope[i] = (slope[i] ?? 0) * at[name]
    return value
  }
  return walled(bare, walls)
}

function parametersOf(point: Float64Array): GammaGamma {
  const [p = 0, q = 0, v = 0] = point.map(Math.exp)
  return { p, q, v }
}
