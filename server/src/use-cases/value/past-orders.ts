import type { PastOrder } from '@evenhand/domain/value/historic.ts'
import { inUnits } from '@evenhand/domain/value/money.ts'
import { marginShare, type MarginRate } from '@evenhand/domain/value/margin-rates.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { RecurringContract } from '@evenhand/domain/value/contracts.ts'
import type { CountedOrder, CountedSubscription } from '../../db/queries/value.ts'

/**
 * Orders as value counts them. What was sent back has brought nothing, and may have cost something; who sent it back did buy all the same.
 * Where an order does not say what it brought, the margin rate of its category does.
 */
export function pastOrders(orders: readonly Omit<CountedOrder, 'customer_id'>[], rates: readonly MarginRate[]): PastOrder[] {
  return orders.map(order => {
    const minor = marginOf(order, rates)
    return { at: order.placed_at, margin: minor === null ? null : inUnits({ minor, currency: order.currency }) }
  })
}

/** After refunds. Something that was sent back, and of which nobody says what was given back, was given back whole. */
function marginOf(order: Omit<CountedOrder, 'customer_id'>, rates: readonly MarginRate[]): number | null {
  const left = order.margin_minor === null ? marginByRate(order, rates) : order.margin_minor - order.refunded_margin_minor
  if (left === null) return null
  return order.status === 'returned' && order.refunded_minor === 0 ? Math.min(0, left) : left
}

/** A part of what the customer has not got back. */
function marginByRate(
  { category, placed_at, amount_minor, refunded_minor }: Omit<CountedOrder, 'customer_id'>,
  rates: readonly MarginRate[],
): number | null {
  const share = rates.length === 0 ? null : marginShare(category, placed_at, rates)
  return share === null ? null : Math.round(share * Math.max(0, amount_minor - refunded_minor))
}

const monthsOf = { week: (7 * 12) / 365.25, month: 1, quarter: 3, year: 12 } as const

/** Subscriptions as value counts them; they have no category, so that the rate of every other one is theirs, as it is at `at`. */
export function contractsOf(
  subscriptions: readonly CountedSubscription[],
  rates: readonly MarginRate[],
  at: Instant,
): RecurringContract[] {
  const share = marginShare(null, at, rates)
  return subscriptions.map(({ started_at: from, ended_at: until, every, amount_minor, margin_minor, currency }) => {
    const minor = margin_minor ?? (share === null ? null : Math.round(share * amount_minor))
    return { from, until, months: monthsOf[every], margin: minor === null ? null : inUnits({ minor, currency }) }
  })
}

/** The orders of each customer. */
export function ordersByCustomer(orders: readonly CountedOrder[], rates: readonly MarginRate[]): Map<string, PastOrder[]> {
  const byCustomer = Map.groupBy(orders, order => order.customer_id)
  return new Map([...byCustomer].map(([id, theirs]) => [id, pastOrders(theirs, rates)]))
}
