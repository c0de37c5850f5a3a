import type { CustomerRecord, OrderRecord, RefundRecord, SubscriptionRecord } from '@evenhand/contract/records.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'

/**
 * THE port of shops and payment services. Terminology: a *source* is one connection to one vendor; a *thing* is what the vendor tells of, by
 * the vendor's own id: a customer, an order, a refund, a subscription. A vendor keeps nothing and asks nobody: it verifies and reads.
 */
export type Vendor = {
  /**
   * Checks a delivery over its raw bytes, in constant time, before anything is parsed.
   * @param secrets those that are valid now, also the retiring one
   * @returns null when it is genuine and fresh
   */
  verify(
    delivery: RecordDelivery,
    secrets: readonly string[],
    now: Instant,
  ): 'bad-signature' | 'bad-timestamp' | 'stale-timestamp' | null
  /**
   * What a genuine delivery says; no things for what is not of interest here.
   * @throws EvenhandError `invalid-record` with the path of what cannot be understood
   */
  read(delivery: RecordDelivery, json: unknown): Told
}

export type RecordDelivery = {
  /** By name in lower case. */
  header: (name: string) => string | undefined
  body: Buffer
}

export type Told = {
  /** The same delivery again has the same id. */
  deliveryId: string
  things: readonly Thing[]
}

/** Who somebody is to the vendor; without an id, a guest. */
export type VendorCustomer = { id: string | null; record: CustomerRecord }

export type Thing =
  | {
      kind: 'customer'
      id: string
      /** When it was so, by the vendor's clock: what was told earlier and arrives later changes nothing. */
      at: Instant
      record: CustomerRecord
    }
  | {
      kind: 'order'
      id: string
      at: Instant
      customer: VendorCustomer
      record: Omit<OrderRecord, 'customer'>
      /** Told by who was paid and not by who sold: an order that is known from elsewhere stays as it is. */
      isPaymentOnly: boolean
      /** All that was given back so far, in minor units, where the vendor says the sum. */
      refundedMinor: number | null
    }
  | { kind: 'refund'; id: string; at: Instant; orderId: string; record: Omit<RefundRecord, 'order'>; hasFailed: boolean }
  | { kind: 'subscription'; id: string; at: Instant; customer: VendorCustomer; record: Omit<SubscriptionRecord, 'customer'> }
  /** Somebody asked to be forgotten, and the vendor passes it on. */
  | { kind: 'erasure'; id: string; at: Instant }
