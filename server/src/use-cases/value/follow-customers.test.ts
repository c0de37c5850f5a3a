import { describe, expect, it } from 'vitest'
import { insertRows } from '../../db/insert-rows.ts'
import { timestamp } from '../../db/database.ts'
import { mondayAtTen, post } from '../intake/intake.fixture.ts'
import { dayMs, openShop } from './value.fixture.ts'

describe('what a customer is worth', () => {
  it('follows an order at once, and halves with the year', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 400, { daysAgo: 365.25 })
    await shop.order(ada, 150)
    expect(await shop.jobs('customers')).toBe(1)
    await shop.follow()
    const value = await shop.valueOf(ada)
    expect(value.service_value).toBeCloseTo(350, 6)
    expect(value.known).toMatchObject({ currency: 'EUR', previous: 'good', reasons: ['partly-known'] })
    expect(value.monetary).toMatchObject({ historic: { orders: 2 }, predicted: { ok: false, reason: 'not-enough-data' } })
  })

  it('leaves out what was cancelled, and counts what was sent back as nothing', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 100, { status: 'cancelled' })
    await shop.order(ada, 70, { status: 'returned' })
    await shop.order(ada, -5, { status: 'returned' })
    await shop.order(ada, 30)
    await shop.follow()
    expect((await shop.valueOf(ada)).service_value).toBeCloseTo(25, 6)
  })

  it('is not known without a margin, and then no level moves', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada', { level: 'excellent' })
    await shop.order(ada, null)
    await shop.follow()
    expect(await shop.valueOf(ada)).toMatchObject({
      service_value: null,
      served: 'excellent',
      known: { reasons: ['value-not-known'] },
    })
  })

  it('is a part of the amount by the margin rate of the category where no margin is known', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, null, { amount_minor: 10_000, refunded_minor: 2000, category: 'Lamps & bulbs' })
    await shop.order(ada, null, { amount_minor: 5000 })
    await shop.order(ada, null, { amount_minor: 7000, daysAgo: 30 })
    await shop.order(ada, 3, { amount_minor: 9000, category: 'Lamps & bulbs' })
    const rate = { workspace_id: shop.workspaceId, since: mondayAtTen - dayMs }
    await shop.within(tx =>
      insertRows(tx, 'margin_rates', [
        { ...rate, category: 'lampsbulbs', name: 'Lamps & bulbs', share: 0.4 },
        { ...rate, category: '', name: '', share: 0.2 },
      ]),
    )
    await shop.follow()
    const { service_value, monetary } = await shop.valueOf(ada)
    expect(service_value).toBeCloseTo(32 + 10 + 3, 4)
    expect(monetary).toMatchObject({ historic: { orders: 4, withoutMargin: 1 } })
  })

  it('sums another currency only by a rate of its day or before', async () => {
    await using shop = await openShop()
    const [ada, bea] = [await shop.addCustomer('ada'), await shop.addCustomer('bea')]
    await shop.order(ada, 100, { currency: 'USD' })
    await shop.order(ada, 10)
    await shop.order(bea, 1, { currency: 'JPY' })
    await shop.follow()
    expect(await shop.valueOf(ada)).toMatchObject({ service_value: 10, monetary: { historic: { notSummed: ['USD'] } } })
    const rate = {
      workspace_id: shop.workspaceId,
      from_currency: 'USD',
      to_currency: 'EUR',
      since: mondayAtTen - dayMs,
      rate: 0.8,
    }
    const yen = { ...rate, from_currency: 'JPY', rate: 0.005 }
    await shop.within(tx => insertRows(tx, 'currency_rates', [rate, yen]))
    await shop.order(ada, 0)
    await shop.order(bea, 0)
    await shop.follow()
    expect((await shop.valueOf(ada)).service_value).toBeCloseTo(90, 6)
    // A yen has no hundredth: 100 minor units are 100 yen.
    expect((await shop.valueOf(bea)).service_value).toBeCloseTo(0.5, 6)
  })

  it('is predicted once enough customers came back, with how sure that is', async () => {
    await using shop = await openShop()
    await shop.crowd(160)
    const ada = await shop.addCustomer('ada')
    for (const daysAgo of [400, 300, 200, 100, 10]) await shop.order(ada, 20, { daysAgo })
    await shop.follow()
    const { monetary } = await shop.valueOf(ada)
    expect(monetary?.predicted).toMatchObject({ ok: true, by: 'orders' })
    if (monetary?.predicted.ok !== true || monetary.predicted.by !== 'orders') throw new Error('Nothing was predicted.')
    expect(monetary.predicted.alive).toBeGreaterThan(0.5)
    expect(monetary.predicted.deviation).toBeGreaterThan(0)
    expect(monetary.amount).toBeCloseTo(monetary.historic.amount + monetary.predicted.amount, 6)
  })
})

describe('the level of a customer', () => {
  it('rises at the threshold, is kept with the decision, and an open case keeps its own', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 500)
    await shop.follow()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'excellent', known: { reasons: ['by-own-value', 'partly-known'] } })
    await shop.handle([post('m1', { actor: { externalId: 'a', customerId: 'ada' } })])
    const [opened] = await shop.all('decisions')
    expect(opened?.facts.relationship).toMatchObject({
      level: 'excellent',
      worth: { serviceValue: 500, thresholds: { person: { excellent: 500 } }, previous: 'excellent' },
    })
    await shop.order(ada, -400, { status: 'returned' })
    for (let i = 0; i < 30; i += 1) await shop.night()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'good' })
    await shop.handle([post('m2', { actor: { externalId: 'a', customerId: 'ada' }, thread: { rootExternalId: 'm1' } })])
    expect((await shop.all('cases')).map(({ level }) => level)).toEqual(['excellent'])
  })

  it('falls after thirty nights below nine tenths, whatever happens by day, and a night counts once', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 500)
    await shop.follow()
    await shop.order(ada, -100, { status: 'returned' })
    for (let i = 0; i < 40; i += 1) await shop.follow()
    for (let i = 0; i < 29; i += 1) {
      await shop.night()
      await shop.follow()
    }
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'excellent', nights_below_excellent: 29 })
    await shop.night()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'good' })
  })

  it('is good for all when levels are off, and comes back when they are on', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 5000)
    await shop.follow()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'exceptional' })
    await shop.setValuePolicy(policy => ({ ...policy, levels: { ...policy.levels, mode: 'off' } }))
    await shop.night()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'good', known: { reasons: ['levels-off'] } })
    await shop.setValuePolicy(policy => policy)
    await shop.night()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'exceptional' })
  })

  it('is good for who objects to being valued, from the same moment, and nothing is worked out', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 5000)
    await shop.follow()
    await shop.within(tx =>
      tx
        .updateTable('customers')
        .set({ objects_to_scoring_at: timestamp(mondayAtTen) })
        .where('id', '=', ada)
        .execute(),
    )
    await shop.follow()
    const { served, service_value, monetary, known } = await shop.valueOf(ada)
    expect({ served, service_value, monetary }).toEqual({ served: 'good', service_value: null, monetary: null })
    expect(known).toMatchObject({ reasons: ['objected'], serviceValue: null })
  })

  it('is shared in a household, which only adds', async () => {
    await using shop = await openShop()
    const household_id = shop.context.newId()
    const home = { id: household_id, workspace_id: shop.workspaceId, name: 'Garden Street 4', created_at: mondayAtTen }
    await shop.within(tx => insertRows(tx, 'households', [home]))
    const [ada, bea] = [await shop.addCustomer('ada', { household_id }), await shop.addCustomer('bea', { household_id })]
    await shop.order(ada, 470)
    await shop.order(bea, 440)
    await shop.follow()
    expect(await shop.valueOf(bea)).toMatchObject({ service_value: 440, served: 'excellent', known: { householdValue: 910 } })
    await shop.within(tx => tx.updateTable('customers').set({ household_id: null }).where('id', '=', ada).execute())
    await shop.follow()
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'good' })
  })

  it('refuses a policy that lets deeds outweigh what somebody is worth, and leaves levels as they were', async () => {
    await using shop = await openShop()
    const ada = await shop.addCustomer('ada')
    await shop.order(ada, 600)
    await shop.follow()
    await shop.setValuePolicy(policy => ({ ...policy, advocacy: { ...policy.advocacy, cap: 3 } }))
    await shop.order(ada, 5000)
    await expect(shop.follow()).rejects.toMatchObject({
      code: 'policy-refused',
      message: expect.stringContaining('value.advocacy.cap') as unknown,
    })
    expect(await shop.valueOf(ada)).toMatchObject({ served: 'excellent' })
  })
})
