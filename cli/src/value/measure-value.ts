import type { BgNbd } from '@evenhand/domain/statistics/purchases/bgnbd-likelihood.ts'
import { expectedPurchases, probabilityAlive } from '@evenhand/domain/statistics/purchases/expected-purchases.ts'
import { fitBgNbd } from '@evenhand/domain/statistics/purchases/fit-bgnbd.ts'
import type { Histories } from '@evenhand/domain/statistics/purchases/histories.ts'
import { learnBase } from '@evenhand/domain/value/customer-base.ts'
import { holdoutErrors } from '@evenhand/domain/value/holdout.ts'
import type { HoldoutErrors } from '@evenhand/domain/value/holdout.ts'
import { CliError } from '../failure.ts'
import type { Customers } from './customers.ts'

/** The published examples of CDNOW; of other customers they only say what such a history would mean there. */
const examples = [
  { repeats: 2, recency: 30.43, age: 38.86 },
  { repeats: 26, recency: 30.86, age: 31 },
] as const

/** Everything that `evenhand evaluate value` prints. */
export type ValueMeasured = ReturnType<typeof measureValue>

/** @param clock milliseconds; only the time of the fit depends on it */
export function measureValue({ ids, histories, average, held, rejected }: Customers, weeks: number, clock: () => number) {
  const began = clock()
  const { purchases, amounts } = learnBase(histories, average)
  const fitMs = clock() - began
  if (!purchases.ok) throw new CliError('There is nothing to measure: nobody in the file came back.')
  const { parameters, logLikelihood } = purchases
  return {
    customers: ids.length,
    rejected: rejected.length,
    bgnbd: { ...parameters, logLikelihood },
    starts: agreement(histories, parameters),
    examples: examples.map(history => ({
      ...history,
      alive: probabilityAlive(history, parameters),
      purchases: [13, 39, 52].map(horizon => expectedPurchases(history, parameters, horizon)),
    })),
    gammaGamma: amounts.ok ? { ...amounts.parameters, customers: amounts.customers } : null,
    holdout: held.every(came => !Number.isNaN(came)) ? holdout(histories, held, parameters, weeks) : null,
    fitMs,
  }
}

/** From ten starts spread over a thousandfold range in every parameter: how far the results lie apart, as a share. */
function agreement(histories: Histories, parameters: BgNbd) {
  const names = ['r', 'alpha', 'a', 'b'] as const
  // Multiples of irrational numbers fill a space evenly, and the same way every time.
  const steps = { r: Math.SQRT2, alpha: Math.E, a: Math.PI, b: Math.sqrt(3) }
  const starts = Array.from({ length: 10 }, (_, i) => {
    const at = (name: keyof BgNbd) => Math.exp(7 * ((((i + 1) * steps[name]) % 1) - 0.5))
    return { r: at('r'), alpha: at('alpha'), a: at('a'), b: at('b') }
  })
  const fits = starts.map(start => fitBgNbd(histories, [start]))
  const apart = fits.flatMap(fit => (fit.ok ? names.map(name => Math.abs(fit.parameters[name] / parameters[name] - 1)) : []))
  return { tried: starts.length, converged: fits.filter(({ ok }) => ok).length, furthestApart: Math.max(...apart) }
}

function holdout(histories: Histories, held: Float64Array, parameters: BgNbd, weeks: number) {
  const { repeats, recency, age } = histories
  const predicted = Float64Array.from(repeats, (x, i) =>
    expectedPurchases({ repeats: x, recency: recency[i] ?? 0, age: age[i] ?? 0 }, parameters, weeks),
  )
  const naive = Float64Array.from(repeats, (x, i) => (x * weeks) / Math.max(age[i] ?? 0, 1 / 7))
  const errors: { model: HoldoutErrors; naive: HoldoutErrors } = {
    model: holdoutErrors(predicted, held),
    naive: holdoutErrors(naive, held),
  }
  return { weeks, ...errors }
}
