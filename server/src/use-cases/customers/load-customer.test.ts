import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerSchema } from '@evenhand/contract/customer.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

let world: World
let desk: Desk
let customerId: string

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  const { context, workspaceId } = world
  const now = context.clock.now()
  const householdId = context.newId()
  customerId = context.newId()
  const partner = context.newId()
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'households', [{ id: householdId, workspace_id: workspaceId, name: 'Garden Street 4', created_at: now }])
    await insertRows(tx, 'customers', [
      {
        id: customerId,
        workspace_id: workspaceId,
        external_id: 'C-1',
        name: 'Maria G.',
        household_id: householdId,
        created_at: now,
      },
      {
        id: partner,
        workspace_id: workspaceId,
        external_id: 'C-2',
        name: 'Former Partner',
        household_id: householdId,
        created_at: now,
      },
    ])
    await insertRows(tx, 'customer_identifiers', [
      { workspace_id: workspaceId, kind: 'given', value: 'C-1', customer_id: customerId, verified_at: now },
      { workspace_id: workspaceId, kind: 'given', value: 'C-2', customer_id: partner, verified_at: now },
    ])
    await insertRows(tx, 'orders', [
      {
        id: context.newId(),
        workspace_id: workspaceId,
        customer_id: customerId,
        number: '9001',
        product: 'Lamp',
        placed_at: now,
        status: 'delivered',
        amount_minor: 4900,
        currency: 'EUR',
      },
    ])
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const instant = (at: number) => new Date(at).toISOString()

/** The author of a case is linked to the customer as surely as this. */
async function linked(assurance: RowOf<'links'>['assurance'], author = `maria-${assurance}`): Promise<string> {
  const row = await desk.post('my lamp flickers', { author })
  const { context, workspaceId } = world
  await inWorkspace(context.db, workspaceId, async tx => {
    const { profile_id } = await tx.selectFrom('cases').select('profile_id').where('id', '=', row.id).executeTakeFirstOrThrow()
    const link = { id: context.newId(), workspace_id: workspaceId, profile_id, customer_id: customerId, assurance }
    await insertRows(tx, 'links', [{ ...link, evidence: 'person', created_at: context.clock.now() }])
  })
  return row.id
}

async function see(forCase: string) {
  const customer = await world.http(`/api/customers/${customerId}?forCase=${forCase}`, { as: 'amir' })
  const orders = await world.http(`/api/customers/${customerId}/orders?forCase=${forCase}`, { as: 'amir' })
  return {
    customer: customerSchema.parse(await customer.json()),
    orders: orders.status,
    answer: await orders.json(),
  }
}

describe('the customer beside a case', () => {
  it.each(['suggested', 'linked'] as const)(
    'shows no orders while the link is %s, also when another profile is verified',
    async assurance => {
      await linked('verified').catch(() => undefined)
      const { customer, orders, answer } = await see(await linked(assurance))
      expect(customer.household?.name ?? null).toBe(assurance === 'suggested' ? null : 'Garden Street 4')
      expect(customer).toMatchObject({
        assurance,
        orders: [],
        ordersRefusal: expect.stringMatching(/verified.* There are orders on record/) as unknown,
      })
      expect(orders).toBe(403)
      expect(answer).toMatchObject({ error: { code: 'not-verified' } })
    },
  )

  it('shows orders once the link is verified', async () => {
    const row = await desk.post('where is order 9001?', { author: 'maria-proven', customerId: 'C-1' })
    const { customer, orders } = await see(row.id)
    expect(customer).toMatchObject({
      assurance: 'verified',
      ordersRefusal: null,
      orders: [{ number: '9001', amount: { minor: 4900 } }],
    })
    expect(orders).toBe(200)
  })

  it('shows what was given back of an order, when it was cancelled, and what is paid again and again', async () => {
    const { context, workspaceId } = world
    const now = context.clock.now()
    const common = { workspace_id: workspaceId, currency: 'EUR' }
    const order = { ...common, customer_id: customerId, product: 'Kettle', placed_at: now - 5000, amount_minor: 3000 }
    const [returned, cancelled] = [context.newId(), context.newId()]
    const contract = { ...common, customer_id: customerId, every: 'month' as const, amount_minor: 990, started_at: now - 9000 }
    await inWorkspace(context.db, workspaceId, async tx => {
      await insertRows(tx, 'orders', [
        { ...order, id: returned, number: '9002', status: 'delivered', cancelled_at: null, refunded_minor: 2000 },
        { ...order, id: cancelled, number: '9003', status: 'placed', cancelled_at: now - 3000, refunded_minor: 0 },
      ])
      const refund = { id: context.newId(), workspace_id: workspaceId, order_id: returned, external_id: 'R-1' }
      await insertRows(tx, 'refunds', [{ ...refund, at: now - 1000, amount_minor: 2000 }])
      await insertRows(tx, 'subscriptions', [
        { ...contract, id: context.newId(), number: 'S1', ended_at: now - 1000 },
        { ...contract, id: context.newId(), number: 'S2' },
      ])
    })
    const row = await desk.post('what about order 9002?', { author: 'maria-proven', customerId: 'C-1' })
    const { customer } = await see(row.id)
    expect(customer.ordersInAll).toBe(3)
    expect(customer.orders.find(({ number }) => number === '9001')).toMatchObject({ refunded: null, cancelledAt: null })
    expect(customer.orders.find(({ number }) => number === '9002')).toMatchObject({
      refunded: { amount: { minor: 2000, currency: 'EUR' }, at: instant(now - 1000) },
    })
    expect(customer.orders.find(({ number }) => number === '9003')?.cancelledAt).toBe(instant(now - 3000))
    expect(customer.subscriptions).toMatchObject([
      { number: 'S2', every: 'month', endedAt: null },
      { number: 'S1', endedAt: instant(now - 1000) },
    ])
    const unproven = await see(await linked('linked', 'maria-later'))
    expect(unproven.customer).toMatchObject({ orders: [], ordersInAll: 0, subscriptions: [] })
  })

  it('shows of the household its name and size, and nothing that another member wrote', async () => {
    const theirs = await desk.post('order 7001 arrived broken, and it is my private matter', {
      author: 'partner',
      customerId: 'C-2',
    })
    const row = await desk.post('where is order 9001 now?', { author: 'maria-proven', customerId: 'C-1' })
    const { customer } = await see(row.id)
    expect(customer.household).toMatchObject({ name: 'Garden Street 4', members: 2 })
    expect(JSON.stringify(customer)).not.toContain('private matter')
    expect(customer.cases.map(({ id }) => id)).not.toContain(theirs.id)
  })

  it('is not shown beside the case of somebody else', async () => {
    const row = await desk.post('When will my kettle be delivered?', { author: 'stranger' })
    const response = await world.http(`/api/customers/${customerId}?forCase=${row.id}`, { as: 'amir' })
    expect(response.status).toBe(404)
  })
})
