import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mondayAtTen } from '../../../../dev/world.ts'
import { customers, openSources, orders, signedByStripe, type Sources } from './sources.fixture.ts'

let shop: Sources
beforeAll(async () => void (shop = await openSources()))
beforeEach(() => shop.clear())
afterAll(() => shop[Symbol.asyncDispose]())

const minute = 60_000
const refunded = () => shop.rows(`select refunded_minor as sum, (select count(*)::int from refunds) as refunds from orders`)
const stored = () =>
  shop.rows(`select (select count(*)::int from customers) + (select count(*)::int from record_deliveries) as n`)
const seconds = mondayAtTen / 1000
const maria = {
  id: 'cus_maria',
  object: 'customer',
  name: 'Maria G.',
  email: 'Maria@tidemail.example',
  phone: null,
  created: seconds - 86_400,
  preferred_locales: ['de'],
  address: { city: 'Graz', country: 'AT' },
}
const charge = {
  id: 'ch_lamp',
  object: 'charge',
  amount: 10_000,
  amount_captured: 10_000,
  amount_refunded: 0,
  currency: 'eur',
  created: seconds,
  status: 'succeeded',
  captured: true,
  customer: 'cus_maria',
  description: 'Lamp',
  metadata: { order_number: '#LL-4471' },
  billing_details: { name: 'M. G.', email: 'maria@tidemail.example', phone: null, address: { city: null } },
}
const refund = {
  id: 're_1',
  object: 'refund',
  amount: 2500,
  currency: 'eur',
  created: seconds,
  status: 'succeeded',
  charge: 'ch_lamp',
}
const saved = { status: 200, handled: 'saved' }
const lamp = {
  number: 'LL4471',
  of: 'Maria G.',
  product: 'Lamp',
  status: 'placed',
  amount_minor: 10_000,
  currency: 'EUR',
  refunded_minor: 0,
}

describe('what Stripe tells', () => {
  it('becomes customers and orders, once however often it is sent', async () => {
    expect(await shop.event('customer.created', maria, { id: 'evt_a' })).toEqual({
      ...saved,
      code: undefined,
      message: undefined,
    })
    expect(await shop.event('charge.succeeded', charge, { id: 'evt_b' })).toMatchObject(saved)
    expect(await shop.event('charge.succeeded', charge, { id: 'evt_b' })).toMatchObject({ status: 200, handled: 'duplicate' })
    expect(await shop.rows(customers)).toEqual([
      { name: 'Maria G.', external_id: 'cus_maria', city: 'Graz', email: 'maria@tidemail.example', proven: true },
    ])
    expect(await shop.rows(orders)).toEqual([lamp])
  })

  it('is the newest state, in whatever order it arrives', async () => {
    await shop.event('customer.updated', { ...maria, name: 'Maria Gruber' }, { at: mondayAtTen + 2 * minute })
    expect(await shop.event('customer.created', maria)).toMatchObject({ status: 200, handled: 'older' })
    await shop.event('charge.refunded', { ...charge, amount_refunded: 4000 }, { at: mondayAtTen + minute })
    expect(await shop.event('charge.succeeded', charge)).toMatchObject({ status: 200, handled: 'older' })
    expect(await shop.rows(orders)).toEqual([{ ...lamp, of: 'Maria Gruber', refunded_minor: 4000 }])
  })

  it('makes a customer of a charge when their own record comes later, and that record is believed', async () => {
    await shop.event('charge.succeeded', charge, { at: mondayAtTen + minute })
    expect(await shop.rows(orders)).toMatchObject([{ of: 'M. G.' }])
    expect(await shop.event('customer.created', maria)).toMatchObject(saved)
    expect(await shop.rows(customers)).toMatchObject([{ name: 'Maria G.', external_id: 'cus_maria', proven: true }])
    expect(await shop.rows(orders)).toEqual([lamp])
  })

  it('is the same customer as the only one with that mail address, whose record stays as it is', async () => {
    await shop.event('customer.created', { ...maria, id: 'cus_first', name: 'Maria Gruber' })
    await shop.event('charge.succeeded', { ...charge, customer: null })
    await shop.event('customer.created', { ...maria, id: 'cus_again', name: 'Maria at another till' })
    expect(await shop.rows(customers)).toMatchObject([{ name: 'Maria Gruber', external_id: 'cus_first' }])
    expect(await shop.rows(orders)).toMatchObject([{ of: 'Maria Gruber' }])
  })

  it('is of no concern when nobody was charged, nothing was captured, or nobody knows whose it is', async () => {
    const nobody = { ...charge, customer: null, billing_details: null }
    expect(await shop.event('charge.succeeded', nobody)).toMatchObject({ status: 200, handled: 'nobody' })
    for (const more of [{ captured: false }, { status: 'failed' }, { description: 'Subscription update' }])
      expect(await shop.event('charge.succeeded', { ...charge, ...more })).toMatchObject({ status: 200, handled: 'ignored' })
    expect(await shop.event('payment_intent.created', { id: 'pi_1' })).toMatchObject({ status: 200, handled: 'ignored' })
    expect(await shop.rows(orders)).toEqual([])
  })

  it.each([
    ['jpy', 5000, 5000, 'JPY'],
    ['usd', 1999, 1999, 'USD'],
    ['isk', 50_000, 500, 'ISK'],
    ['ugx', 250_000, 2500, 'UGX'],
    ['kwd', 5120, 5120, 'KWD'],
  ])('counts %s as Stripe does, and keeps it as amounts are shown here', async (currency, theirs, ours, code) => {
    await shop.event('charge.succeeded', { ...charge, currency, amount: theirs, amount_captured: theirs })
    expect(await shop.rows(orders)).toMatchObject([{ amount_minor: ours, currency: code }])
  })
})

describe('refunds', () => {
  beforeEach(() => shop.event('charge.succeeded', charge))
  it('count once, whether their sum or each of them comes first, or both', async () => {
    await shop.event('charge.refunded', { ...charge, amount_refunded: 2500 }, { at: mondayAtTen + minute })
    expect(await refunded()).toEqual([{ sum: 2500, refunds: 1 }])
    await shop.event('refund.created', refund, { at: mondayAtTen + minute })
    expect(await refunded()).toEqual([{ sum: 2500, refunds: 1 }])
    await shop.event('refund.created', { ...refund, id: 're_2', amount: 500 }, { at: mondayAtTen + 2 * minute })
    expect(await refunded()).toEqual([{ sum: 3000, refunds: 2 }])
    await shop.event('charge.refunded', { ...charge, amount_refunded: 3000 }, { at: mondayAtTen + 2 * minute })
    expect(await refunded()).toEqual([{ sum: 3000, refunds: 2 }])
  })

  it('that fail are taken back, and an older word of them does not bring them again', async () => {
    await shop.event('refund.created', refund)
    await shop.event('refund.failed', { ...refund, status: 'failed' }, { at: mondayAtTen + minute })
    expect(await refunded()).toEqual([{ sum: 0, refunds: 0 }])
    expect(await shop.event('refund.updated', refund)).toMatchObject({ handled: 'older' })
    expect(await refunded()).toEqual([{ sum: 0, refunds: 0 }])
  })

  it('of an order that is still on its way are asked for again, and of one from before are let go', async () => {
    const early = { ...refund, id: 're_early', charge: 'ch_unknown' }
    expect(await shop.event('refund.created', early, { id: 'evt_early' })).toMatchObject({ status: 409, code: 'conflict' })
    expect(await shop.event('refund.created', early, { at: mondayAtTen - 120 * minute })).toMatchObject({
      status: 200,
      handled: 'ignored',
    })
    await shop.event('charge.succeeded', { ...charge, id: 'ch_unknown', metadata: {} })
    expect(await shop.event('refund.created', early, { id: 'evt_early' })).toMatchObject(saved)
    expect(await shop.rows(orders)).toMatchObject([{ number: 'CHUNKNOWN', refunded_minor: 2500 }, { refunded_minor: 0 }])
  })
})

describe('subscriptions', () => {
  const subscription = {
    id: 'sub_1',
    object: 'subscription',
    customer: 'cus_maria',
    status: 'active',
    created: seconds,
    start_date: seconds,
    ended_at: null,
    canceled_at: null,
    description: 'Bulbs by post',
    items: {
      object: 'list',
      data: [
        {
          quantity: 2,
          price: { currency: 'eur', unit_amount: 450, nickname: null, recurring: { interval: 'month', interval_count: 1 } },
        },
      ],
    },
  }
  const contracts = `select s.number, c.name as of, s.product, s.every, s.amount_minor, s.currency, s.ended_at from subscriptions s
    join customers c on c.id = s.customer_id`

  it('are contracts of their customer, until they end', async () => {
    await shop.event('customer.subscription.created', subscription)
    await shop.event('customer.created', maria)
    const contract = {
      number: 'SUB1',
      of: 'Maria G.',
      product: 'Bulbs by post',
      every: 'month',
      amount_minor: 900,
      currency: 'EUR',
    }
    expect(await shop.rows(contracts)).toEqual([{ ...contract, ended_at: null }])
    const ended = { ...subscription, status: 'canceled', ended_at: seconds + 60, canceled_at: seconds + 60 }
    await shop.event('customer.subscription.deleted', ended, { at: mondayAtTen + minute })
    expect(await shop.event('customer.subscription.updated', subscription)).toMatchObject({ handled: 'older' })
    expect(await shop.rows(contracts)).toEqual([{ ...contract, ended_at: mondayAtTen + minute }])
  })

  it('that never began are none', async () => {
    expect(await shop.event('customer.subscription.created', { ...subscription, status: 'incomplete' })).toMatchObject({
      handled: 'ignored',
    })
    expect(await shop.rows(contracts)).toEqual([])
  })
})

describe('what is refused, and stored nowhere', () => {
  const body = JSON.stringify({
    id: 'evt_x',
    object: 'event',
    type: 'customer.created',
    created: seconds,
    data: { object: maria },
  })
  const attempts: [string, (send: Sources) => Promise<unknown>, number, string][] = [
    [
      'a signature by another secret',
      send => send.event('customer.created', maria, { secret: 'whsec_other' }),
      401,
      'bad-signature',
    ],
    ['no signature', send => send.post(send.stripe.inboundPath, body, {}), 401, 'bad-timestamp'],
    [
      'a signature of other bytes',
      send => send.post(send.stripe.inboundPath, `${body} `, signedByStripe(send.world, body)),
      401,
      'bad-signature',
    ],
    [
      'an old signature',
      send => {
        const headers = signedByStripe(send.world, body)
        send.world.advance(6 * minute)
        return send.post(send.stripe.inboundPath, body, headers)
      },
      401,
      'stale-timestamp',
    ],
    ['too much', send => send.event('customer.created', { ...maria, name: 'x'.repeat(1_100_000) }), 413, 'too-large'],
    ['what is not JSON', send => send.post(send.stripe.inboundPath, '{', signedByStripe(send.world, '{')), 400, 'malformed-json'],
    ['a customer without an id', send => send.event('customer.created', { ...maria, id: undefined }), 422, 'invalid-record'],
    ['an amount in no currency', send => send.event('charge.succeeded', { ...charge, currency: 'xyz' }), 422, 'invalid-record'],
    [
      'an amount that is not whole',
      send => send.event('charge.succeeded', { ...charge, amount_captured: 10.5 }),
      422,
      'invalid-record',
    ],
    [
      'an unknown address',
      send => send.event('customer.created', maria, { path: '/hooks/records/00000000-0000-4000-8000-000000000000' }),
      404,
      'not-found',
    ],
    [
      'the secret of another vendor',
      send => send.event('customer.created', maria, { path: send.shopify.inboundPath }),
      401,
      'bad-signature',
    ],
  ]
  it.each(attempts)('%s', async (_name, attempt, status, code) => {
    const before = await stored()
    expect(await attempt(shop)).toMatchObject({ status, code })
    expect(await stored()).toEqual(before)
  })

  it('names what is wrong by its path', async () => {
    const { message } = await shop.event('charge.succeeded', { ...charge, amount: 'ten' })
    expect(message).toContain('data.object.amount')
  })
})

it('a secret that is rolled is taken beside the former one for a day', async () => {
  const change = { as: 'ada', method: 'PATCH', json: { secret: 'whsec_renewed' } } as const
  expect((await shop.world.http(`/api/sources/${shop.stripe.id}`, { ...change, as: 'lena' })).status).toBe(403)
  const listed = await (await shop.world.http(`/api/sources/${shop.stripe.id}`, change)).text()
  expect(listed).not.toContain('whsec_')
  expect(await shop.event('customer.created', maria)).toMatchObject(saved)
  expect(await shop.event('customer.created', maria, { secret: 'whsec_renewed' })).toMatchObject(saved)
  shop.world.advance(25 * 60 * minute)
  expect(await shop.event('customer.created', maria)).toMatchObject({ status: 401 })
  expect(await shop.event('customer.created', maria, { secret: 'whsec_renewed' })).toMatchObject(saved)
})
