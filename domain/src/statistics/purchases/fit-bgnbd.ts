import { covarianceAt, maximise, type Maximum, type Objective } from '../maximise.ts'
import type { Matrix } from '../small-matrix.ts'
import { isAtWall, walled, type Walls } from '../walled.ts'
import { bgnbdLikelihood, type BgNbd } from './bgnbd-likelihood.ts'
import type { Histories } from './histories.ts'

/** Why there are no parameters. Nobody who came back says nothing about when people come back. */
export type NoFit = 'nobody-to-learn-from' | 'nobody-came-back' | 'no-time-passed' | 'not-finite' | 'did-not-converge'

export type BgNbdFit =
  | {
      ok: true
      parameters: BgNbd
      /** The sum over all customers. */
      logLikelihood: number
      customers: number
      /** Of ln r, ln alpha, ln a, ln b; null where the data leave one of them open. */
      covariance: Matrix | null
      /** Parameters that ran to the edge of what is sensible: the data show, for example, nobody who stayed away. */
      atEdge: readonly (keyof BgNbd)[]
    }
  | { ok: false; reason: NoFit }

const names = ['r', 'alpha', 'a', 'b'] as const
const mostTried = 5000
const reach = Math.log(1000)

/**
 * The parameters of BG/NBD under which the histories are most likely. Deterministic: the same histories give the same numbers. Several
 * starts are tried on at most 5,000 customers, evenly picked; the best of them is finished on all.
 * @param histories each as `whyNoHistory` allows; times in weeks
 * @param starts instead of the built-in ones
 * @returns parameters, alpha in weeks; or why there are none
 * @example fitBgNbd(cdnow).parameters // { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
 */
export function fitBgNbd(histories: Histories, starts: readonly BgNbd[] = startsFor(histories)): BgNbdFit {
  const reason = whyNoFit(histories)
  if (reason !== null) return { ok: false, reason }
  const tried = objectiveOf(evenlyPicked(histories))
  const all = objectiveOf(histories)
  let best: Maximum | null = null
  for (const start of starts) {
    const found = maximise(tried, Float64Array.of(...names.map(name => Math.log(start[name]))), 1e-5)
    if (best === null || found.value > best.value) best = found
  }
  if (best === null || !Number.isFinite(best.value)) return { ok: false, reason: 'did-not-converge' }
  const { point, converged } = maximise(all, best.point)
  if (!converged) return { ok: false, reason: 'did-not-converge' }
  const customers = histories.repeats.length
  const parameters = parametersOf(point)
  return {
    ok: true,
    parameters,
    logLikelihood: bgnbdLikelihood(histories)(parameters) * customers,
    customers,
    covariance: covarianceAt(all, point, customers),
    atEdge: names.filter((_, i) => isAtWall(point[i] ?? 0, wallsOf(histories)[i])),
  }
}

function whyNoFit({ repeats, recency, age }: Histories): NoFit | null {
  if (repeats.length === 0) return 'nobody-to-learn-from'
  const sum = total(repeats) + total(recency) + total(age)
  if (!Number.isFinite(sum)) return 'not-finite'
  if (total(repeats) === 0) return 'nobody-came-back'
  return total(age) === 0 ? 'no-time-passed' : null
}

/** Some people who come often and some who stay away soon; alpha such that the mean rate is that of the data. */
function startsFor({ repeats, age }: Histories): readonly BgNbd[] {
  const weeks = total(age) / Math.max(total(repeats), 1)
  const shapes = [
    { r: 0.3, a: 0.8, b: 2.5 },
    { r: 1, a: 0.3, b: 3 },
    { r: 2, a: 2, b: 2 },
  ]
  return shapes.map(shape => ({ ...shape, alpha: Math.max(shape.r * weeks, 1e-3) }))
}

/** The mean log-likelihood over the logarithms of the parameters, which keeps them above 0. */
function objectiveOf(histories: Histories): Objective {
  const likelihood = bgnbdLikelihood(histories)
  const bare: Objective = (point, slope) => {
    const at = parametersOf(point)
    const value = likelihood(at, slope)
    for (const [i, name] of names.entries()) slope[i] = (slope[i] ?? 0) * at[name]
    return value
  }
  return walled(bare, wallsOf(histories))
}

/** A thousandfold of 1 or a thousandth; alpha of the mean age. */
function wallsOf({ age }: Histories): Walls {
  return names.map(name => ({ middle: name === 'alpha' ? Math.log(mean(age)) : 0, reach }))
}

function parametersOf(point: Float64Array): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp)
  return { r, alpha, a, b }
}

function evenlyPicked(histories: Histories): Histories {
  const every = Math.ceil(histories.repeats.length / mostTried)
  if (every === 1) return histories
  const pick = (from: Float64Array) => from.filter((_, i) => i % every === 0)
  const picked = { repeats: pick(histories.repeats), recency: pick(histories.recency), age: pick(histories.age) }
  return total(picked.repeats) === 0 ? histories : picked
}

function total(numbers: Float64Array): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i += 1) sum += numbers[i] ?? 0
  return sum
}

function mean(numbers: Float64Array): number {
  return total(numbers) / numbers.length
}
