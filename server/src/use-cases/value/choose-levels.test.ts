import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerRecordSchema } from '@evenhand/contract/customer-record.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { valueGapsSchema, valuingSchema } from '@evenhand/contract/value.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'

let world: World
let ada: string

beforeAll(async () => {
  world = await openWorld()
  const { context, workspaceId } = world
  ada = context.newId()
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'customers', [{ id: ada, workspace_id: workspaceId, external_id: 'ada', name: 'Ada', created_at: now }])
    const order = { workspace_id: workspaceId, customer_id: ada, product: 'Lamp', status: 'delivered' as const, placed_at: now }
    await insertRows(tx, 'orders', [
      { ...order, id: context.newId(), number: '1', amount_minor: 90000, margin_minor: 60000, currency: 'EUR' },
      { ...order, id: context.newId(), number: '2', amount_minor: 90000, margin_minor: 10000, currency: 'USD' },
    ])
  })
  await world.processAll()
})
afterAll(() => world[Symbol.asyncDispose]())

const change = (path: string, json: unknown, as: 'ada' | 'lena' = 'ada') =>
  world.http(`/api/value${path}`, { as, method: 'POST', json })
async function gaps(): Promise<unknown> {
  return valueGapsSchema.parse(await (await world.http('/api/value/gaps', { as: 'vera' })).json())
}
async function level(): Promise<string> {
  await world.processAll()
  const response = await world.http(`/api/customers/${ada}/record`, { as: 'amir' })
  return customerRecordSchema.parse(await response.json()).customer.level
}

describe('levels', () => {
  it('are told with their numbers and what the last run found', async () => {
    const response = await world.http('/api/value', { as: 'vera' })
    expect(valuingSchema.parse(await response.json())).toMatchObject({
      currency: 'EUR',
      levels: { mode: 'on', influence: { mode: 'off' }, person: { excellent: 500, exceptional: 2000 }, ceiling: 0.15 },
      lastRun: { customers: 1, predicts: false, grantedFrom: 0, mayAccelerate: true },
      isRunning: false,
    })
    expect(await level()).toBe('excellent')
  })

  it('are switched off by an admin, written down, and everybody is good', async () => {
    expect((await change('/levels', { mode: 'off' }, 'lena')).status).toBe(403)
    const off = valuingSchema.parse(await (await change('/levels', { mode: 'off' })).json())
    expect(off).toMatchObject({ policyVersion: 2, levels: { mode: 'off' }, isRunning: true })
    expect(await level()).toBe('good')
    // The same again makes no further version.
    expect(valuingSchema.parse(await (await change('/levels', { mode: 'off' })).json()).policyVersion).toBe(2)
    const log = await inWorkspace(world.context.db, world.workspaceId, tx =>
      tx.selectFrom('audit_log').selectAll().where('action', '=', 'levels.chosen').execute(),
    )
    expect(log).toMatchObject([{ actor_user_id: world.actor('ada').userId, data: { version: 2, mode: 'off' } }])
  })

  it('take other thresholds, and refuse those that the law does not allow with a sentence for each', async () => {
    expect((await change('/levels', { mode: 'on', person: { excellent: 100, exceptional: 550 } })).status).toBe(200)
    expect(await level()).toBe('exceptional')
    const refused = await change('/levels', { influence: { mode: 'on', cap: 0.9 }, person: { excellent: 9, exceptional: 3 } })
    expect(refused.status).toBe(400)
    const { error } = problemSchema.parse(await refused.json())
    expect(error.code).toBe('policy-refused')
    expect(error.message).toContain('from 0 to 0.5')
    expect(error.message).toContain('the better level has to begin higher')
  })

  it('take another ceiling, another way of falling and another weight of deeds, and say which were changed', async () => {
    const chosen = { ceiling: 0.1, keptDownTo: 0.8, nightsBelow: 14, deedsCap: 0.3 }
    const shown = valuingSchema.parse(await (await change('/levels', chosen)).json())
    expect(shown).toMatchObject({ levels: { ceiling: 0.1, keptDownTo: 0.8, nightsBelow: 14 }, deedsCap: 0.3 })
    expect((await change('/levels', { ceiling: 0.5 })).status).toBe(400)
    expect((await change('/levels', { deedsCap: 0.6 })).status).toBe(400)
    const log = await inWorkspace(world.context.db, world.workspaceId, tx =>
      tx.selectFrom('audit_log').select('data').where('action', '=', 'levels.chosen').orderBy('id', 'desc').limit(1).execute(),
    )
    expect(log).toMatchObject([{ data: { changed: ['ceiling', 'keptDownTo', 'nightsBelow', 'deedsCap'] } }])
  })

  it('count another currency from its first rate on', async () => {
    const value = async () => {
      await world.processAll()
      const response = await world.http(`/api/customers/${ada}/record`, { as: 'amir' })
      return customerRecordSchema.parse(await response.json()).worth
    }
    expect(await value()).toMatchObject({ historic: { notSummed: ['USD'] } })
    const since = new Date(world.context.clock.now() - 86_400_000).toISOString()
    expect(await gaps()).toEqual({ notSummed: [{ currency: 'USD', orders: 1, since: expect.any(String) }], withoutMargin: [] })
    expect((await change('/rates', { rates: [{ from: 'USD', to: 'EUR', since, rate: 0.5 }] }, 'lena')).status).toBe(200)
    expect(await gaps()).toEqual({ notSummed: [], withoutMargin: [] })
    const worth = await value()
    expect(worth?.historic.notSummed).toEqual([])
    expect(worth?.monetary).toBeCloseTo(650, 4)
    for (const wrong of [{ rate: -1 }, { to: 'CHF' }, { from: 'EUR' }, { from: 'XQX' }]) {
      expect((await change('/rates', { rates: [{ from: 'USD', to: 'EUR', since, rate: 1, ...wrong }] })).status).toBe(400)
    }
    expect((await change('/rates/remove', { from: 'USD', since })).status).toBe(200)
    expect(await value()).toMatchObject({ historic: { notSummed: ['USD'] } })
    expect((await change('/rates/remove', { from: 'USD', since })).status).toBe(404)
  })

  it('count an order that says no margin by the rate of its category, from its day on', async () => {
    const { context, workspaceId } = world
    const [bea, now] = [context.newId(), context.clock.now()]
    await inWorkspace(context.db, workspaceId, async tx => {
      await insertRows(tx, 'customers', [
        { id: bea, workspace_id: workspaceId, external_id: 'bea', name: 'Bea', created_at: now },
      ])
      const silent = {
        workspace_id: workspaceId,
        customer_id: bea,
        product: 'Lamp',
        status: 'delivered' as const,
        placed_at: now,
      }
      await insertRows(tx, 'orders', [
        { ...silent, id: context.newId(), number: '3', amount_minor: 20_000, currency: 'EUR', category: 'Lámpaš' },
        { ...silent, id: context.newId(), number: '4', amount_minor: 10_000, currency: 'EUR', category: null },
      ])
    })
    const brought = async () => {
      await world.processAll()
      const response = await world.http(`/api/customers/${bea}/record`, { as: 'amir' })
      return customerRecordSchema.parse(await response.json()).worth
    }
    expect(await brought()).toMatchObject({ monetary: null, historic: { withoutMargin: 2 } })
    const since = new Date(now - 86_400_000).toISOString()
    const margins = [
      { category: 'lampas', since, share: 0.4 },
      { category: '', since, share: 0.1 },
    ]
    expect((await change('/margins', { margins }, 'lena')).status).toBe(200)
    expect(await brought()).toMatchObject({ monetary: 90, historic: { withoutMargin: 0 } })
    expect((await change('/margins/remove', { category: '', since }, 'lena')).status).toBe(200)
    expect(await brought()).toMatchObject({ monetary: 80, historic: { withoutMargin: 1 } })
    expect(await gaps()).toMatchObject({ withoutMargin: [{ category: '', orders: 1 }] })
    expect((await change('/margins', { margins: [{ category: '—', since, share: 0.4 }] })).status).toBe(400)
    expect((await change('/margins', { margins: [{ category: 'x', since, share: 1.4 }] })).status).toBe(400)
  })
})
