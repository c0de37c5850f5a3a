import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerRecordSchema } from '@evenhand/contract/customer-record.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { valuingSchema } from '@evenhand/contract/value.ts'
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

  it('count another currency from its first rate on', async () => {
    const value = async () => {
      await world.processAll()
      const response = await world.http(`/api/customers/${ada}/record`, { as: 'amir' })
      return customerRecordSchema.parse(await response.json()).worth
    }
    expect(await value()).toMatchObject({ historic: { notSummed: ['USD'] } })
    const since = new Date(world.context.clock.now() - 86_400_000).toISOString()
    expect((await change('/rates', { rates: [{ from: 'USD', to: 'EUR', since, rate: 0.5 }] })).status).toBe(200)
    const worth = await value()
    expect(worth?.historic.notSummed).toEqual([])
    expect(worth?.monetary).toBeCloseTo(650, 4)
    expect((await change('/rates', { rates: [{ from: 'USD', to: 'EUR', since, rate: -1 }] })).status).toBe(400)
  })
})
