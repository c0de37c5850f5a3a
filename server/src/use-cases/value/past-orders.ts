import type { PastOrder } from '@evenhand/domain/value/historic.ts'
import { inUnits } from '@evenhand/domain/value/money.ts'
import type { RecurringContract } from '@evenhand/domain/value/contracts.ts'
import type { CountedOrder, CountedSubscription } from '../../db/queries/value.ts'

/**
 * Orders as value counts them. What was sent back has brought nothing, and may have cost something; who sent it back did buy all the same.
 */
export function pastOrders(orders: readonly Omit<CountedOrder, 'customer_id'>[]): PastOrder[] {
  return orders.map(order => {
    const minor = marginOf(order)
    return { at: order.placed_at, margin: minor === null ? null : inUnits({ minor, currency: order.currency }) }
  })
}

/** After refunds. Something that was sent back, and of which nobody says what was given back, was given back whole. */
function marginOf({ status, margin_minor: margin, refunded_minor, refunded_margin_minor }: Omit<CountedOrder, 'customer_id'>) {
  if (margin === null) return null
  const left = margin - refunded_margin_minor
  return status === 'returned' && refunded_minor === 0 ? Math.min(0, left) : left
}

const monthsOf = { week: (7 * 12) / 365.25, month: 1, quarter: 3, year: 12 } as const

/** Subscriptions as value counts them. */
export function contractsOf(subscriptions: readonly CountedSubscription[]): RecurringContract[] {
  return subscriptions.map(({ started_at: from, ended_at: until, every, margin_minor: minor, currency }) => ({
    from,
    until,
    months: monthsOf[every],
    margin: minor === null ? null : inUnits({ minor, currency }),
  }))
}

/** The orders of each customer. */
export function ordersByCustomer(orders: readonly CountedOrder[]): Map<string, PastOrder[]> {
  const byCustomer = Map.groupBy(orders, order => order.customer_id)
  return new Map([...byCustomer].map(([id, theirs]) => [id, pastOrders(theirs)]))
}
