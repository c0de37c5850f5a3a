import type { Instant } from '../time/instant.ts'
import { monthsBetween, type PastOrder } from './historic.ts'
import { convert, type DatedRate, type Money } from './money.ts'
import { predictedContract, type Predicted } from './predicted.ts'
import type { ValuePolicy } from './value-policy.ts'

/** Something that is paid again and again until it ends. */
export type RecurringContract = {
  from: Instant
  /** The first moment at which it does not run any more; null while nobody has given notice. */
  until: Instant | null
  /** How many months one payment is for. */
  months: number
  /** Of one payment; null where nobody knows. */
  margin: Money | null
}

/** How contracts of a workspace end: so many did, in so many months in which they could have. */
export type Churn = { ended: number; monthsAtRisk: number }

const msPerMonth = (365.25 / 12) * 86_400_000
/** A century of months: what is older has no worth left. */
const mostPayments = 1200

/**
 * What a contract has brought so far: its margin at the beginning of every period that it has run in.
 * @example paymentsOf({ from: aYearAgo, until: null, months: 3, margin }, now).length // 5
 */
export function paymentsOf({ from, until, months, margin }: RecurringContract, at: Instant): readonly PastOrder[] {
  const end = Math.min(at, until === null ? at : until - 1)
  const periods = Math.floor((end - from) / (months * msPerMonth)) + 1
  const count = Math.max(0, Math.min(periods, mostPayments))
  return Array.from({ length: count }, (_, i) => ({ at: from + (periods - count + i) * months * msPerMonth, margin }))
}

/**
 * Churn over some contracts, each at risk from its beginning to its end or to now.
 * @example churnOf([{ from: aYearAgo, until: null, months: 1, margin: null }], now) // { ended: 0, monthsAtRisk: 12 }
 */
export function churnOf(contracts: Iterable<Pick<RecurringContract, 'from' | 'until'>>, at: Instant): Churn {
  let [ended, monthsAtRisk] = [0, 0]
  for (const { from, until } of contracts) {
    if (until !== null && until <= at) ended += 1
    monthsAtRisk += monthsBetween(from, until === null ? at : Math.min(until, at))
  }
  return { ended, monthsAtRisk }
}

/**
 * Margin of the next months of all contracts of one customer that still run.
 * @returns null where none runs; not enough data where churn is not known, or the margin of one of them
 * @example predictedContracts(contracts, churn, 'EUR', [], now, defaultValuePolicy)
 */
export function predictedContracts(
  contracts: readonly RecurringContract[],
  churn: Churn,
  currency: string,
  rates: readonly DatedRate[],
  at: Instant,
  policy: ValuePolicy,
): Predicted | null {
  const running = contracts.filter(({ from, until }) => from <= at && (until === null || until > at))
  if (running.length === 0) return null
  let [amount, low, high, rate] = [0, 0, 0, 0]
  for (const { until, months, margin } of running) {
    const converted = margin === null ? null : convert(margin, currency, at, rates)
    if (converted === null || !converted.ok) return { ok: false, reason: 'not-enough-data' }
    const monthsLeft = until === null ? null : monthsBetween(at, until)
    const predicted = predictedContract({ marginPerMonth: converted.amount / months, ...churn, monthsLeft }, policy)
    if (!predicted.ok || predicted.by !== 'contract') return predicted
    amount += predicted.amount
    low += predicted.low
    high += predicted.high
    rate = predicted.churn
  }
  return { ok: true, by: 'contract', amount, low, high, churn: rate }
}
