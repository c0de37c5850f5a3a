import type { History } from '../statistics/purchases/histories.ts'
import type { Instant } from '../time/instant.ts'
import type { BaseModel } from './customer-base.ts'
import { paymentsOf, predictedContracts, type Churn, type RecurringContract } from './contracts.ts'
import { historicOf, type PastOrder } from './historic.ts'
import { convert, type DatedRate } from './money.ts'
import { predictedOrders, type Predicted } from './predicted.ts'
import { monetaryOf, type Monetary } from './service-value.ts'
import type { ValuePolicy } from './value-policy.ts'

const msPerDay = 86_400_000
const msPerWeek = 7 * msPerDay

/** When somebody bought, and the mean margin of their repeat orders: NaN where it is not known, 0 without repeats. */
export type Purchases = { history: History; spent: number }

/** In which money, and by what, a workspace values its customers. */
export type ValuedBy = {
  currency: string
  rates: readonly DatedRate[]
  model: BaseModel | null
  churn: Churn
  policy: ValuePolicy
}

/**
 * Orders as the purchases that predictions are made of. Those of one day (in UTC) are one; orders later than `at` are not purchases yet.
 * @returns null without any order
 * @example purchasesOf([{ at: aYearAgo, margin: null }], 'EUR', [], now)?.history // { repeats: 0, recency: 0, age: 52.2 }
 */
export function purchasesOf(
  orders: readonly PastOrder[],
  currency: string,
  rates: readonly DatedRate[],
  at: Instant,
): Purchases | null {
  const days = new Map<number, number>()
  for (const order of orders) {
    if (order.at > at) continue
    const day = Math.floor(order.at / msPerDay)
    days.set(day, (days.get(day) ?? 0) + marginIn(order, currency, rates))
  }
  if (days.size === 0) return null
  const first = Math.min(...days.keys())
  const last = Math.max(...days.keys())
  const repeats = days.size - 1
  let sum = 0
  for (const [day, margin] of days) if (day !== first) sum += margin
  const history = { repeats, recency: (last - first) / 7, age: Math.max((at - first * msPerDay) / msPerWeek, (last - first) / 7) }
  return { history, spent: repeats === 0 ? 0 : sum / repeats }
}

function marginIn({ at, margin }: PastOrder, currency: string, rates: readonly DatedRate[]): number {
  if (margin === null) return Number.NaN
  const converted = convert(margin, currency, at, rates)
  return converted.ok ? converted.amount : Number.NaN
}

/**
 * What past orders and contracts are worth and what is still to come, in one currency. Who has a contract that runs is predicted by it, and
 * otherwise by how they order.
 * @returns null where nothing at all is known: no order, or none whose margin can be counted while nothing can be predicted
 * @example worthOfOrders(orders, [], { currency: 'EUR', rates: [], model, churn, policy }, now)?.amount
 */
export function worthOfOrders(
  orders: readonly PastOrder[],
  contracts: readonly RecurringContract[],
  by: ValuedBy,
  at: Instant,
): Monetary | null {
  const { currency, rates, model, churn, policy } = by
  const purchases = purchasesOf(orders, currency, rates, at)
  const past = [...orders, ...contracts.flatMap(contract => paymentsOf(contract, at))].filter(order => order.at <= at)
  if (past.length === 0) return null
  const historic = historicOf(past, currency, rates, at, policy.halfLifeMonths)
  const predicted =
    predictedContracts(contracts, churn, currency, rates, at, policy) ??
    (purchases === null ? nothingOrdered : predictedOrders(purchases.history, purchases.spent, model, policy))
  const isNothingCounted = past.every(order => Number.isNaN(marginIn(order, currency, rates)))
  return isNothingCounted && !predicted.ok ? null : monetaryOf(historic, predicted)
}

const nothingOrdered: Predicted = { ok: false, reason: 'not-enough-data' }

/** A quarter of a year and what its orders and payments brought in it, not decayed; null where a part of it is not known. */
export type Quarter = { from: Instant; to: Instant; brought: number | null }

/**
 * What the last quarters brought, for a picture of how it came to be. They end with `at`, the latest last.
 * @param count of quarters, at least 1
 * @example broughtByQuarter(orders, contracts, by, now, 8).at(-1)?.brought // 84.2
 */
export function broughtByQuarter(
  orders: readonly PastOrder[],
  contracts: readonly RecurringContract[],
  { currency, rates }: Pick<ValuedBy, 'currency' | 'rates'>,
  at: Instant,
  count: number,
): readonly Quarter[] {
  const past = [...orders, ...contracts.flatMap(contract => paymentsOf(contract, at))]
  return Array.from({ length: count }, (_, i) => {
    const from = at - (count - i) * msPerQuarter
    const to = from + msPerQuarter
    const sum = past
      .filter(one => one.at > from && one.at <= to)
      .reduce((total, one) => total + marginIn(one, currency, rates), 0)
    return { from, to, brought: Number.isNaN(sum) ? null : sum }
  })
}

const msPerQuarter = (365.25 / 4) * msPerDay
