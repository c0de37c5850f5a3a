import { createHash } from 'node:crypto'
import { orderNumber, type CustomerRecord, type OrderStatus } from '@evenhand/contract/records.ts'
import { currencyOf, minorOf } from '../money.ts'
import { plainEmail, plainText } from '../plain-fields.ts'
import { readShape } from '../read-shape.ts'
import type { RecordDelivery, Thing, Told, VendorCustomer } from '../vendor.ts'
import { customerShape, orderShape, redactShape, refundOfOrderShape } from './shapes.ts'
import type { ShopifyCustomer, ShopifyOrder, ShopifyRefund } from './shapes.ts'

/**
 * What a delivery of Shopify says. The topic stands in a header that nobody signs, so each body is read by its own shape, and a body that
 * is sent again under another topic says nothing.
 */
export function readShopify({ header, body }: RecordDelivery, json: unknown): Told {
  const read = readers[header('x-shopify-topic') ?? '']
  const id = header('x-shopify-webhook-id') ?? header('x-shopify-event-id')
  return {
    deliveryId: id?.slice(0, 255) ?? `sha256:${createHash('sha256').update(body).digest('base64url')}`,
    things: read === undefined ? [] : read(json),
  }
}

const readers: Readonly<Record<string, (json: unknown) => Thing[]>> = {
  'customers/create': customer,
  'customers/update': customer,
  'customers/enable': customer,
  'customers/disable': customer,
  'orders/create': order,
  'orders/updated': order,
  'orders/edited': () => [],
  'orders/paid': order,
  'orders/fulfilled': order,
  'orders/partially_fulfilled': order,
  'orders/cancelled': order,
  'refunds/create': refund,
  'customers/redact': redact,
}

function customer(json: unknown): Thing[] {
  const found = readShape(customerShape, json)
  return [{ kind: 'customer', id: found.id, at: found.updated_at ?? 0, record: customerRecord(found) }]
}

function customerRecord(found: ShopifyCustomer): CustomerRecord {
  const email = plainEmail(found.email)
  const phone = plainText(found.phone)
  return {
    kind: 'customer',
    externalId: found.id,
    name: plainText(`${found.first_name ?? ''} ${found.last_name ?? ''}`),
    emails: email === null ? [] : [email],
    phones: phone === null ? [] : [phone],
    language: null,
    city: plainText(found.default_address?.city),
    since: found.created_at ?? null,
    supportNeeds: null,
    // Shopify says whether its owner has answered from it.
    vouched: found.verified_email === true,
  }
}

function order(json: unknown): Thing[] {
  const found = readShape(orderShape, json)
  if (found.test === true) return []
  const { code, digits } = currencyOf(found.currency, 'currency')
  const told = found.customer ?? null
  const whose: VendorCustomer = told === null ? guestOf(found) : { id: told.id, record: customerRecord(told) }
  const isDated = told !== null && (told.updated_at ?? null) !== null
  const record = {
    kind: 'order' as const,
    number: orderNumber(found.name ?? String(found.order_number ?? '')) || orderNumber(found.id),
    product: plainText(found.line_items.map(item => item.title ?? item.name ?? '').join(', ')),
    batch: null,
    placedAt: found.processed_at ?? found.created_at,
    status: statusOf(found),
    amountMinor: minorOf(found.total_price, digits, 'total_price'),
    marginMinor: null,
    currency: code,
    category: null,
    refundedMinor: null,
    promisedAt: null,
    deadline: null,
    cancelledAt: found.cancelled_at ?? null,
  }
  const things: Thing[] = []
  if (told !== null && isDated) things.push({ kind: 'customer', id: told.id, at: told.updated_at ?? 0, record: whose.record })
  things.push({
    kind: 'order',
    id: found.id,
    at: found.updated_at,
    customer: whose,
    record,
    isPaymentOnly: false,
    refundedMinor: null,
  })
  const refunds = (found.refunds ?? []).map((one, place) => refundThing(one, found.id, code, `refunds.${place}`))
  return [...things, ...refunds.filter(thing => thing !== null)]
}

function statusOf(found: ShopifyOrder): OrderStatus {
  if ((found.cancelled_at ?? null) !== null) return 'cancelled'
  const shipments = (found.fulfillments ?? []).map(fulfilment => fulfilment.shipment_status)
  if (found.fulfillment_status === 'restocked') return 'returned'
  if (found.fulfillment_status !== 'fulfilled') return 'placed'
  return shipments.length > 0 && shipments.every(status => status === 'delivered') ? 'delivered' : 'shipped'
}

function guestOf(found: ShopifyOrder): VendorCustomer {
  const record = customerRecord({ id: `guest ${found.id}`, email: found.email, phone: found.phone })
  const { billing_address: billed } = found
  return { id: null, record: { ...record, name: plainText(billed?.name), city: plainText(billed?.city) } }
}

function refund(json: unknown): Thing[] {
  const found = readShape(refundOfOrderShape, json)
  const currency = found.transactions.find(isGivenBack)?.currency
  if (!currency) return []
  const thing = refundThing(found, found.order_id, currencyOf(currency, 'transactions').code, '')
  return thing === null ? [] : [thing]
}

/** What was really given back: goods can come back without money. */
function refundThing(found: ShopifyRefund, orderId: string, currency: string, under: string): Thing | null {
  const { digits, code } = currencyOf(currency, under === '' ? 'currency' : `${under}.currency`)
  const path = under === '' ? 'transactions' : `${under}.transactions`
  const amountMinor = found.transactions.filter(isGivenBack).reduce((sum, { amount }) => sum + minorOf(amount, digits, path), 0)
  if (amountMinor <= 0) return null
  const at = found.processed_at ?? found.created_at
  const record = { kind: 'refund' as const, externalId: found.id, at, amountMinor, marginMinor: null, currency: code }
  return { kind: 'refund', id: found.id, at: found.created_at, orderId, record, hasFailed: false }
}

function isGivenBack({ kind, status }: ShopifyRefund['transactions'][number]): boolean {
  return kind === 'refund' && (status ?? 'success') === 'success'
}

/** The shop was asked to forget somebody and asks all that have their data. */
function redact(json: unknown): Thing[] {
  return [{ kind: 'erasure', id: readShape(redactShape, json).customer.id, at: 0 }]
}
