import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerRecordSchema, momentsSchema } from '@evenhand/contract/customer-record.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

const day = 86_400_000
let world: World
let desk: Desk
let maria: string
let partner: string

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  const { context, workspaceId } = world
  const now = context.clock.now()
  const household = { id: context.newId(), workspace_id: workspaceId, name: 'Garden Street 4', created_at: now }
  const made = ['Maria G.', 'Former Partner'].map((name, i) => ({
    id: context.newId(),
    workspace_id: workspaceId,
    external_id: `C-${i + 1}`,
    name,
    household_id: household.id,
    created_at: now,
  }))
  maria = made[0]?.id ?? ''
  partner = made[1]?.id ?? ''
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'households', [household])
    await insertRows(tx, 'customers', made)
    const order = {
      workspace_id: workspaceId,
      customer_id: maria,
      product: 'Lamp',
      status: 'delivered' as const,
      currency: 'EUR',
    }
    await insertRows(tx, 'orders', [
      { ...order, id: context.newId(), number: '9001', placed_at: now - 40 * day, amount_minor: 90000, margin_minor: 40000 },
      { ...order, id: context.newId(), number: '9002', placed_at: now - 10 * day, amount_minor: 50000, margin_minor: 30000 },
    ])
    await insertRows(tx, 'contacts', [
      {
        id: context.newId(),
        workspace_id: workspaceId,
        customer_id: maria,
        channel: 'phone',
        at: now - day,
        outcome: 'abandoned',
        reference: null,
        subject: 'About the lamp',
      },
    ])
  })
  await world.processAll()
})
afterAll(() => world[Symbol.asyncDispose]())

async function record(id: string, forCase?: string) {
  const response = await world.http(`/api/customers/${id}/record${forCase === undefined ? '' : `?forCase=${forCase}`}`, {
    as: 'amir',
  })
  return customerRecordSchema.parse(await response.json())
}

async function said(id: string, query: Record<string, string> = {}) {
  const response = await world.http(`/api/customers/${id}/moments?${new URLSearchParams(query).toString()}`, { as: 'amir' })
  return momentsSchema.parse(await response.json())
}

describe('the record of a customer', () => {
  it('shows what they are worth with its inputs, what each quarter brought, and what the level came from', async () => {
    const { worth, customer } = await record(maria)
    expect(customer).toMatchObject({ level: 'excellent', orders: [{ number: '9002' }, { number: '9001' }], ordersRefusal: null })
    expect(worth).toMatchObject({
      currency: 'EUR',
      historic: { orders: 2, withoutMargin: 0 },
      predicted: null,
      level: 'excellent',
      reasons: ['by-own-value', 'partly-known'],
      alive: { is: 'unknown' },
    })
    expect(worth?.quarters.map(({ brought }) => brought)).toEqual([0, 0, 0, 0, 0, 0, 0, 700])
  })

  it('shows every word on every channel on one line, the promises, and nothing that another of the household wrote', async () => {
    await desk.post('My lamp 9001 broke.', { author: 'maria', customerId: 'C-1', object: 'lamp' })
    world.advance(60_000)
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now()).toISOString(),
        direction: 'out',
        actor: { externalId: 'shop' },
        object: { externalId: 'answer', text: 'We are sending you a new one.' },
        thread: { rootExternalId: 'lamp', inReplyToExternalId: 'lamp' },
      },
    ])
    await world.processAll()
    world.advance(60_000)
    const mail = await world.addChannel({ name: 'Mail', network: 'email' })
    await desk.post('And by mail: a question about my kettle 7788.', { author: 'maria-mail', customerId: 'C-1', channelId: mail })
    await desk.post('This is my private matter, order 3331.', { author: 'partner', customerId: 'C-2' })
    const { promises, customer } = await record(maria)
    const { moments } = await said(maria)
    expect(moments.map(({ kind, direction, network }) => `${kind} ${direction} ${network}`)).toEqual([
      'message in email',
      'message out posts',
      'message in posts',
      'contact in phone',
    ])
    expect(promises).toMatchObject({ kept: 1, broken: 0 })
    expect(promises.running).toBeGreaterThan(0)
    expect(JSON.stringify([moments, customer])).not.toContain('private matter')
    expect((await said(partner)).moments.map(({ text }) => text)).toEqual(['This is my private matter, order 3331.'])
  })

  it('shows what was said page by page, each once, also where several stand at one instant', async () => {
    const { context, workspaceId } = world
    const call = { workspace_id: workspaceId, customer_id: maria, channel: 'phone' as const, outcome: 'answered' as const }
    const at = context.clock.now() - 2 * day
    const calls = ['one', 'two', 'three'].map(subject => ({ ...call, id: context.newId(), at, subject }))
    await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'contacts', calls))
    const { moments: whole, next } = await said(maria)
    expect(next).toBeNull()
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await said(maria, { limit: '2', ...(cursor === '' ? {} : { cursor }) })
      ids.push(...page.moments.map(({ id }) => id))
      cursor = page.next
    }
    expect(ids).toEqual(whole.map(({ id }) => id))
    expect(new Set(ids).size).toBe(7)
    expect((await world.http(`/api/customers/${maria}/moments?cursor=nonsense`, { as: 'amir' })).status).toBe(400)
  })

  it('counts a promise as broken from its instant on, answered or not', async () => {
    world.advance(3 * day)
    const { promises } = await record(maria)
    expect(promises.broken).toBeGreaterThan(0)
    expect(promises.lately[0]).toMatchObject({ settledAt: null })
  })

  it('shows beside a case that is not proven to be theirs neither orders nor worth nor words', async () => {
    const row = await desk.post('where is my lamp?', { author: 'perhaps-maria' })
    const { context, workspaceId } = world
    await inWorkspace(context.db, workspaceId, async tx => {
      const { profile_id } = await tx.selectFrom('cases').select('profile_id').where('id', '=', row.id).executeTakeFirstOrThrow()
      const link = {
        id: context.newId(),
        workspace_id: workspaceId,
        profile_id,
        customer_id: maria,
        assurance: 'suggested' as const,
      }
      await tx.deleteFrom('links').where('profile_id', '=', profile_id).execute()
      await insertRows(tx, 'links', [{ ...link, evidence: 'person', created_at: context.clock.now() }])
    })
    const { customer, worth } = await record(maria, row.id)
    const { moments } = await said(maria, { forCase: row.id })
    expect({ worth, moments, orders: customer.orders, cases: customer.cases }).toEqual({
      worth: null,
      moments: [],
      orders: [],
      cases: [],
    })
    expect(customer.ordersRefusal).toContain('verified')
  })

  it('is not there for anybody who does not exist', async () => {
    expect((await world.http(`/api/customers/${world.context.newId()}/record`, { as: 'amir' })).status).toBe(404)
  })
})
