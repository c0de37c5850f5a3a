import type { Instant } from '../time/instant.ts'
import { convert, type DatedRate, type Money } from './money.ts'

/** The margin of an order that was placed, after refunds; below 0 where it cost more than it brought. */
export type PastOrder = { at: Instant; margin: Money | null }

/** What past orders are still worth at `at`. */
export type Historic = {
  amount: number
  at: Instant
  orders: number
  /** Orders whose margin nobody knows; they count nothing. */
  withoutMargin: number
  /** Currencies without a dated rate; while there are any, the amount is not summed over them. */
  notSummed: readonly string[]
}

const msPerMonth = (365.25 / 12) * 86_400_000

/**
 * How much of an amount is left after its half-lives.
 * @param months at least 0
 * @example leftAfter(12, 12) // 0.5
 */
export function leftAfter(months: number, halfLifeMonths: number): number {
  return 2 ** (-months / halfLifeMonths)
}

/**
 * Months of 30.4375 days from one moment to another; 0 when it is not later.
 * @example monthsBetween(at, at) // 0
 */
export function monthsBetween(from: Instant, to: Instant): number {
  return Math.max(0, (to - from) / msPerMonth)
}

/**
 * The margin of past orders, decayed with a half-life. Orders later than `at` are not past.
 * @param at the moment of valuing
 * @returns the amount in `currency`; certain but for what `withoutMargin` and `notSummed` name
 * @example historicOf([{ at: aYearAgo, margin: { amount: 100, currency: 'EUR' } }], 'EUR', [], now, 12).amount // 50
 */
export function historicOf(
  orders: readonly PastOrder[],
  currency: string,
  rates: readonly DatedRate[],
  at: Instant,
  halfLifeMonths: number,
): Historic {
  const none: Historic = { amount: 0, at, orders: 0, withoutMargin: 0, notSummed: [] }
  const past = orders.filter(order => order.at <= at)
  return past.reduce((sum, order) => withOrder(sum, order, currency, rates, at, halfLifeMonths), none)
}

/**
 * The same after one more order, without looking at the earlier ones: what was known only grows older.
 * @param at not before `historic.at` and the order
 * @example withOrder(historic, order, 'EUR', [], now, 12).amount
 */
export function withOrder(
  historic: Historic,
  order: PastOrder,
  currency: string,
  rates: readonly DatedRate[],
  at: Instant,
  halfLifeMonths: number,
): Historic {
  const aged = historic.amount * leftAfter(monthsBetween(historic.at, at), halfLifeMonths)
  const counted = { ...historic, at, amount: aged, orders: historic.orders + 1 }
  if (order.margin === null) return { ...counted, withoutMargin: historic.withoutMargin + 1 }
  const converted = convert(order.margin, currency, order.at, rates)
  if (!converted.ok) return { ...counted, notSummed: [...new Set([...historic.notSummed, converted.missing])] }
  return { ...counted, amount: aged + converted.amount * leftAfter(monthsBetween(order.at, at), halfLifeMonths) }
}
