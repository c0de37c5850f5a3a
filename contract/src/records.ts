import type { ContactOutcome } from '@evenhand/domain/facts/relationship.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'

/**
 * What a file or a shop says of customers, their orders and contacts, in one neutral form: reading and vendors' webhooks make it, and one
 * place stores it. `null` says nothing, and leaves what is known as it is. Amounts are minor units of their currency.
 */

export const recordKinds = ['customers', 'orders', 'contacts'] as const
export type RecordKind = (typeof recordKinds)[number]

/** Whom a record is of; the company's own id is the strongest. */
export type CustomerRef = {
  /** Ours, where somebody has looked them up already. */
  id?: string
  externalId: string | null
  email: string | null
  phone: string | null
}

export type CustomerRecord = {
  kind: 'customer'
  externalId: string
  name: string | null
  emails: readonly string[]
  phones: readonly string[]
  language: string | null
  city: string | null
  since: Instant | null
  supportNeeds: readonly string[] | null
  /** Whether the company vouches for the addresses and numbers: false keeps them from linking anybody by themselves. */
  vouched: boolean
}

export const orderStatuses = ['placed', 'shipped', 'delivered', 'cancelled', 'returned'] as const
export type OrderStatus = (typeof orderStatuses)[number]
export const deadlineKinds = ['departure', 'appointment', 'delivery'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export type OrderRecord = {
  kind: 'order'
  /** Capital letters and digits; see `orderNumber`. */
  number: string
  customer: CustomerRef
  product: string | null
  batch: string | null
  placedAt: Instant
  status: OrderStatus | null
  /** Called off; it stays so whatever later lists say. */
  cancelledAt: Instant | null
  amountMinor: number
  marginMinor: number | null
  currency: string
  /** As the company writes it; its margin rate counts where no margin is said. */
  category: string | null
  /** What was given back so far, all in all, as the row says; refunds that come one by one are part of it. */
  refundedMinor: number | null
  promisedAt: Instant | null
  deadline: { at: Instant; kind: DeadlineKind } | null
}

export type RefundRecord = {
  kind: 'refund'
  externalId: string
  order: string
  at: Instant
  /** Above 0. */
  amountMinor: number
  /** How much less the order brought; null: the same share of its margin. */
  marginMinor: number | null
  currency: string
}

export type CancellationRecord = { kind: 'cancellation'; order: string; at: Instant }

export const periods = ['week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

export type SubscriptionRecord = {
  kind: 'subscription'
  number: string
  customer: CustomerRef
  product: string | null
  startedAt: Instant
  endedAt: Instant | null
  every: Period
  amountMinor: number
  marginMinor: number | null
  currency: string
}

export type ContactRecord = {
  kind: 'contact'
  externalId: string
  customer: CustomerRef
  channel: 'email' | 'phone' | 'chat'
  at: Instant
  waitSeconds: number | null
  durationSeconds: number | null
  abandoned: boolean
  outcome: ContactOutcome
  /** Capital letters and digits, as order numbers. */
  reference: string | null
  subject: string | null
}

export type SaleRecord = OrderRecord | RefundRecord | CancellationRecord | SubscriptionRecord
export type AnyRecord = CustomerRecord | SaleRecord | ContactRecord

/**
 * An order number or reference, written the one way in which it is compared with what people write.
 * @example orderNumber('#LL-4471 ') // 'LL4471'
 */
export function orderNumber(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
