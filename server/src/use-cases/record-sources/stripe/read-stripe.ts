import { orderNumber, type CustomerRecord } from '@evenhand/contract/records.ts'
import { readShape } from '../read-shape.ts'
import type { Thing, Told, VendorCustomer } from '../vendor.ts'
import { plainEmail, plainText } from '../plain-fields.ts'
import { readSubscription } from './read-subscription.ts'
import { chargeShape, customerShape, eventShape, idOf, refundShape, type StripeCharge, type StripeCustomer } from './shapes.ts'
import { stripeMoney } from './stripe-money.ts'

/**
 * What an event of Stripe says. A charge is an order that was paid; what Stripe charges for a subscription is told by the subscription
 * itself, and would be counted twice. Whatever else happens at Stripe is no concern of ours.
 */
export function readStripe(json: unknown): Told {
  const event = readShape(eventShape, json)
  const at = event.created * 1000
  const read = readers[event.type]
  const thing = read === undefined ? null : read(event.data.object, at, event.type)
  return { deliveryId: event.id, things: thing === null ? [] : [thing] }
}

type Read = (object: unknown, at: number, type: string) => Thing | null

const readers: Readonly<Record<string, Read>> = {
  'customer.created': customer,
  'customer.updated': customer,
  'charge.succeeded': charge,
  'charge.captured': charge,
  'charge.updated': charge,
  'charge.refunded': charge,
  'refund.created': refund,
  'refund.updated': refund,
  'refund.failed': refund,
  'charge.refund.updated': refund,
  'customer.subscription.created': readSubscription,
  'customer.subscription.updated': readSubscription,
  'customer.subscription.deleted': readSubscription,
  'customer.subscription.paused': readSubscription,
  'customer.subscription.resumed': readSubscription,
}

function customer(object: unknown, at: number): Thing {
  const found = readShape(customerShape, object, 'data.object')
  return { kind: 'customer', id: found.id, at, record: customerRecord(found) }
}

function customerRecord(found: StripeCustomer): CustomerRecord {
  const email = plainEmail(found.email)
  const phone = plainText(found.phone)
  return {
    kind: 'customer',
    externalId: found.id,
    name: plainText(found.name),
    emails: email === null ? [] : [email],
    phones: phone === null ? [] : [phone],
    language: found.preferred_locales?.[0] ?? null,
    city: plainText(found.address?.city),
    since: found.created === undefined ? null : found.created * 1000,
    supportNeeds: null,
    vouched: true,
  }
}

/** Stripe's own words for what it takes for subscriptions. */
const ofSubscription = /^Subscription (creation|update|cycle)/
const numberKeys = ['order_number', 'order_id', 'orderNumber', 'orderId', 'order', 'order_no']

function charge(object: unknown, at: number): Thing | null {
  const found = readShape(chargeShape, object, 'data.object')
  if (found.status !== 'succeeded' || !found.captured || ofSubscription.test(found.description ?? '')) return null
  const { minor, currency } = stripeMoney(found.amount_captured ?? found.amount, found.currency, 'data.object.amount')
  const said = numberKeys.map(key => orderNumber(found.metadata?.[key] ?? '')).find(number => number !== '')
  const record = {
    kind: 'order' as const,
    number: said ?? orderNumber(found.receipt_number || found.id),
    product: plainText(found.description),
    batch: null,
    placedAt: found.created * 1000,
    status: null,
    amountMinor: minor,
    marginMinor: null,
    currency,
    category: null,
    refundedMinor: null,
    promisedAt: null,
    deadline: null,
    cancelledAt: null,
  }
  const refundedMinor = stripeMoney(found.amount_refunded, found.currency, 'data.object.amount_refunded').minor
  const whose = payerOf(found)
  return { kind: 'order', id: found.id, at, customer: whose, record, isPaymentOnly: true, refundedMinor }
}

/** Who paid, as far as the charge says: an address that was typed when paying proves nothing. */
function payerOf(found: StripeCharge): VendorCustomer {
  const id = idOf(found.customer)
  const details = found.billing_details
  const record = customerRecord({
    id: id ?? `guest ${found.id}`,
    name: details?.name,
    email: details?.email ?? found.receipt_email,
    phone: details?.phone,
    address: details?.address,
  })
  return { id, record: { ...record, vouched: false } }
}

const failed = new Set(['failed', 'canceled'])

function refund(object: unknown, at: number): Thing | null {
  const found = readShape(refundShape, object, 'data.object')
  const orderId = idOf(found.charge)
  if (orderId === null) return null
  const { minor, currency } = stripeMoney(found.amount, found.currency, 'data.object.amount')
  return {
    kind: 'refund',
    id: found.id,
    at,
    orderId,
    record: { kind: 'refund', externalId: found.id, at: found.created * 1000, amountMinor: minor, marginMinor: null, currency },
    hasFailed: failed.has(found.status ?? ''),
  }
}
