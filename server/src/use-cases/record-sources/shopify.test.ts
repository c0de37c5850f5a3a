import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sourceSchema } from '@evenhand/contract/record-sources.ts'
import { mondayAtTen } from '../../../../dev/world.ts'
import { placesOf } from '../person/marked-person.fixture.ts'
import { customers, openSources, orders, type Sources } from './sources.fixture.ts'

let shop: Sources
beforeAll(async () => void (shop = await openSources()))
beforeEach(() => shop.clear())
afterAll(() => shop[Symbol.asyncDispose]())

const at = (minutes: number): string => new Date(mondayAtTen + minutes * 60_000).toISOString()
const maria = {
  id: 207_119_551,
  email: 'maria@tidemail.example',
  phone: '+43 316 555 0117',
  first_name: 'Maria',
  last_name: 'Gruber',
  verified_email: true,
  created_at: at(-9000),
  updated_at: at(0),
  default_address: { city: 'Graz' },
}
const order = {
  id: 450_789_469,
  name: '#1001',
  order_number: 1001,
  test: false,
  created_at: at(0),
  processed_at: at(0),
  updated_at: at(0),
  cancelled_at: null,
  currency: 'EUR',
  total_price: '41.94',
  financial_status: 'paid',
  fulfillment_status: null,
  email: 'maria@tidemail.example',
  phone: null,
  customer: maria,
  billing_address: { name: 'Maria Gruber', city: 'Graz' },
  line_items: [
    { title: 'Lamp', quantity: 1 },
    { title: 'Bulb', quantity: 2 },
  ],
  fulfillments: [],
  refunds: [],
}
const refund = {
  id: 509_562_969,
  order_id: order.id,
  created_at: at(5),
  processed_at: at(5),
  transactions: [
    { kind: 'refund', status: 'success', amount: '10.50', currency: 'EUR' },
    { kind: 'refund', status: 'failure', amount: '99.00', currency: 'EUR' },
  ],
}
const saved = { status: 200, handled: 'saved' }
const stored = {
  number: '1001',
  of: 'Maria Gruber',
  product: 'Lamp, Bulb',
  status: 'placed',
  amount_minor: 4194,
  currency: 'EUR',
  refunded_minor: 0,
}

describe('what Shopify tells', () => {
  it('becomes customers and orders, once however often it is sent', async () => {
    expect(await shop.deliver('orders/create', order, { id: 'a' })).toMatchObject(saved)
    expect(await shop.deliver('orders/create', order, { id: 'a' })).toMatchObject({ status: 200, handled: 'duplicate' })
    expect(await shop.deliver('customers/create', maria)).toMatchObject(saved)
    expect(await shop.rows(customers)).toEqual([
      { name: 'Maria Gruber', external_id: '207119551', city: 'Graz', email: 'maria@tidemail.example', proven: true },
    ])
    expect(await shop.rows(orders)).toEqual([stored])
  })

  it('is the newest state, in whatever order it arrives', async () => {
    const sent = {
      ...order,
      updated_at: at(30),
      fulfillment_status: 'fulfilled',
      fulfillments: [{ shipment_status: 'in_transit' }],
    }
    await shop.deliver('orders/updated', sent)
    expect(await shop.deliver('orders/create', order)).toMatchObject({ status: 200 })
    expect(await shop.rows(orders)).toEqual([{ ...stored, status: 'shipped' }])
    const arrived = { ...sent, updated_at: at(60), fulfillments: [{ shipment_status: 'delivered' }] }
    await shop.deliver('orders/updated', arrived)
    expect(await shop.rows(orders)).toEqual([{ ...stored, status: 'delivered' }])
  })

  it('gives back what a refund really gave back, told by itself or with its order', async () => {
    expect(await shop.deliver('refunds/create', refund)).toMatchObject({ status: 409, code: 'conflict' })
    await shop.deliver('orders/updated', { ...order, updated_at: at(5), refunds: [refund] })
    expect(await shop.rows(orders)).toEqual([{ ...stored, refunded_minor: 1050 }])
    expect(await shop.deliver('refunds/create', refund)).toMatchObject(saved)
    expect(await shop.rows(orders)).toEqual([{ ...stored, refunded_minor: 1050 }])
  })

  it('cancels an order for good', async () => {
    await shop.deliver('orders/cancelled', { ...order, cancelled_at: at(9), updated_at: at(9) })
    expect(await shop.rows(`select status, cancelled_at from orders`)).toEqual([
      { status: 'cancelled', cancelled_at: mondayAtTen + 9 * 60_000 },
    ])
  })

  it('reads amounts in the digits of their currency, and nothing else', async () => {
    await shop.deliver('orders/create', { ...order, currency: 'JPY', total_price: '4200' })
    expect(await shop.rows(orders)).toMatchObject([{ amount_minor: 4200, currency: 'JPY' }])
    const wrong = await shop.deliver('orders/updated', { ...order, updated_at: at(1), total_price: '41,94' })
    expect(wrong).toMatchObject({
      status: 422,
      code: 'invalid-record',
      message: expect.stringContaining('total_price') as unknown,
    })
  })

  it('does not take the order of one shop for that of another with the same number, nor a payment for a second order', async () => {
    const other = await shop.add('shopify', 'Second shop')
    await shop.deliver('orders/create', order)
    await shop.deliver(
      'orders/create',
      { ...order, id: 999, customer: { ...maria, id: 5, email: null, first_name: 'Paul' } },
      { path: other.inboundPath },
    )
    const paid = { id: 'ch_1', amount: 4194, currency: 'eur', created: mondayAtTen / 1000, status: 'succeeded', captured: true }
    await shop.event('charge.succeeded', { ...paid, metadata: { order_number: '1001' }, billing_details: { email: maria.email } })
    expect(await shop.rows(orders)).toMatchObject([stored, { number: '999', of: 'Paul Gruber' }])
  })

  it('lets a guest be whoever has their address, and trial orders be nobody’s', async () => {
    await shop.deliver('customers/create', { ...maria, verified_email: false })
    await shop.deliver('orders/create', { ...order, customer: null })
    expect(await shop.rows(customers)).toMatchObject([{ name: 'Maria Gruber', proven: false }])
    expect(await shop.rows(orders)).toEqual([stored])
    expect(await shop.deliver('orders/create', { ...order, id: 1, test: true })).toMatchObject({ handled: 'ignored' })
    expect(await shop.deliver('products/update', { id: 1 })).toMatchObject({ status: 200, handled: 'ignored' })
  })
})

describe('what is refused, and stored nowhere', () => {
  it.each([
    ['a signature by another secret', { secret: 'shpss_other' }],
    ['no signature', { headers: { 'x-shopify-hmac-sha256': '' } }],
    ['a signature that is none', { headers: { 'x-shopify-hmac-sha256': 'aGVsbG8=' } }],
  ])('%s', async (_name, sending) => {
    expect(await shop.deliver('orders/create', order, sending)).toMatchObject({ status: 401, code: 'bad-signature' })
    expect(await shop.rows(orders)).toEqual([])
  })

  it('what comes to a source that is switched off or has no secret yet', async () => {
    const off = await shop.add('shopify', 'Closed shop')
    await shop.world.http(`/api/sources/${off.id}`, { as: 'ada', method: 'PATCH', json: { disabled: true } })
    expect(await shop.deliver('orders/create', order, { path: off.inboundPath })).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    const made = await shop.world.http('/api/sources', { as: 'ada', method: 'POST', json: { kind: 'shopify', name: 'New' } })
    const { inboundPath } = sourceSchema.parse(await made.json())
    const early = await shop.deliver('orders/create', order, { path: inboundPath })
    expect(early).toMatchObject({ status: 401, message: expect.stringContaining('No signing secret') as unknown })
  })
})

describe('somebody who is erased', () => {
  it('goes when the shop is asked to forget them, and old orders do not bring them back', async () => {
    await shop.deliver('orders/create', order)
    await shop.deliver('refunds/create', refund)
    shop.world.advance(60_000)
    expect(
      await shop.deliver('customers/redact', { shop_domain: 'x', customer: { id: maria.id, email: maria.email } }),
    ).toMatchObject(saved)
    expect(await placesOf(shop.world, 'gruber')).toEqual([])
    expect(await placesOf(shop.world, '207119551')).toEqual([])
    for (const again of [
      { ...order, updated_at: at(50) },
      { ...order, id: 7, name: '#0999', created_at: at(-900), processed_at: at(-900) },
    ])
      expect(await shop.deliver('orders/updated', again)).toMatchObject({ status: 200, handled: 'erased' })
    expect(await shop.deliver('customers/update', { ...maria, updated_at: at(90) })).toMatchObject({
      status: 200,
      handled: 'erased',
    })
    expect(await shop.deliver('refunds/create', { ...refund, id: 8 })).toMatchObject({ status: 200, handled: 'erased' })
    expect(await placesOf(shop.world, 'gruber')).toEqual([])
  })

  it('is a customer again when they buy again', async () => {
    await shop.deliver('customers/create', maria)
    shop.world.advance(60_000)
    await shop.deliver('customers/redact', { customer: { id: maria.id } })
    const later = {
      ...order,
      created_at: at(600),
      processed_at: at(600),
      updated_at: at(600),
      customer: { ...maria, updated_at: at(600) },
    }
    expect(await shop.deliver('orders/create', later)).toMatchObject(saved)
    expect(await shop.rows(orders)).toEqual([stored])
  })
})
