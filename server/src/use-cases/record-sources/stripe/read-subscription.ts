import { orderNumber, type Period } from '@evenhand/contract/records.ts'
import { unreadable } from '../money.ts'
import { plainText } from '../plain-fields.ts'
import { readShape } from '../read-shape.ts'
import type { Thing } from '../vendor.ts'
import { idOf, subscriptionShape, type StripeSubscription } from './shapes.ts'
import { stripeMoney } from './stripe-money.ts'

/** What was never begun is no contract. */
const notBegun = new Set(['incomplete', 'incomplete_expired'])
const path = 'data.object.items'

/** A subscription as a contract: how much, how often, from when until when. */
export function readSubscription(object: unknown, at: number): Thing | null {
  const found = readShape(subscriptionShape, object, 'data.object')
  const id = idOf(found.customer)
  if (id === null || notBegun.has(found.status)) return null
  const { every, amountMinor, currency } = priceOf(found)
  const startedAt = (found.start_date ?? found.created) * 1000
  const ended = found.ended_at ?? (found.status === 'canceled' ? (found.canceled_at ?? at / 1000) : null)
  return {
    kind: 'subscription',
    id: found.id,
    at,
    customer: { id, record: nothingKnown(id) },
    record: {
      kind: 'subscription',
      number: orderNumber(found.id),
      product: plainText(found.description) ?? plainText(found.items.data[0]?.price.nickname),
      startedAt,
      endedAt: ended === null ? null : Math.max(ended * 1000, startedAt),
      every,
      amountMinor,
      marginMinor: null,
      currency,
    },
  }
}

/** The sum of its items. Stripe wants one interval and one currency in a subscription. */
function priceOf({ items }: StripeSubscription): { every: Period; amountMinor: number; currency: string } {
  const [first] = items.data
  if (first === undefined) throw unreadable(path, 'is empty')
  const { recurring, currency } = first.price
  if (!recurring) throw unreadable(`${path}.data.0.price.recurring`, 'is missing')
  // What is counted by use has no price before it is used: it adds nothing here.
  const cents = items.data.reduce((sum, { price, quantity }) => sum + Math.round(unitOf(price) * (quantity ?? 1)), 0)
  const money = stripeMoney(cents, currency, path)
  const { every, share } = periodOf(recurring.interval, recurring.interval_count)
  return { every, amountMinor: Math.round(money.minor * share), currency: money.currency }
}

function unitOf({
  unit_amount,
  unit_amount_decimal,
}: {
  unit_amount?: number | null | undefined
  unit_amount_decimal?: string | null | undefined
}): number {
  const unit = unit_amount ?? Number(unit_amount_decimal ?? 0)
  return Number.isFinite(unit) ? unit : 0
}

/**
 * The period in which we count, and which share of a payment falls on it.
 * @example periodOf('month', 6) // { every: 'quarter', share: 1 / 2 }
 */
export function periodOf(interval: 'day' | 'week' | 'month' | 'year', count: number): { every: Period; share: number } {
  if (interval === 'day') return { every: 'week', share: 7 / count }
  if (interval === 'month' && count % 12 === 0) return { every: 'year', share: 12 / count }
  if (interval === 'month' && count % 3 === 0) return { every: 'quarter', share: 3 / count }
  return { every: interval, share: 1 / count }
}

/** Only that there is somebody: their own record tells the rest. */
function nothingKnown(externalId: string) {
  return {
    kind: 'customer' as const,
    externalId,
    name: null,
    emails: [],
    phones: [],
    language: null,
    city: null,
    since: null,
    supportNeeds: null,
    vouched: false,
  }
}
