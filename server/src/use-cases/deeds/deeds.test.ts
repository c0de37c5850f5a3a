import { z } from 'zod'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerRecordSchema } from '@evenhand/contract/customer-record.ts'
import { deedSchema } from '@evenhand/contract/deeds.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { openWorld, type Person, type World } from '../../../../dev/world.ts'
import { inWorkspace, timestamp } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'

let world: World
let ada: string
const nobody = '00000000-0000-7000-8000-00000000dead'

beforeAll(async () => {
  world = await openWorld()
  const { context, workspaceId } = world
  ada = context.newId()
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'customers', [{ id: ada, workspace_id: workspaceId, external_id: 'ada', name: 'Ada', created_at: now }])
    const order = { workspace_id: workspaceId, customer_id: ada, product: 'Lamp', status: 'delivered' as const, placed_at: now }
    await insertRows(tx, 'orders', [
      { ...order, id: context.newId(), number: '1', amount_minor: 90_000, margin_minor: 49_500, currency: 'EUR' },
    ])
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const post = (path: string, json: unknown, as: Person = 'amir') =>
  world.http(`/api/customers/${path}`, { as, method: 'POST', json })
const record = (json: unknown, as?: Person) => post(`${ada}/deeds`, json, as)
async function deeds(): Promise<unknown[]> {
  const response = await world.http(`/api/customers/${ada}/deeds`, { as: 'vera' })
  return z.object({ deeds: z.array(deedSchema) }).parse(await response.json()).deeds
}
async function worth() {
  await world.processAll()
  const response = await world.http(`/api/customers/${ada}/record`, { as: 'vera' })
  const { customer, worth: found } = customerRecordSchema.parse(await response.json())
  return { level: customer.level, monetary: found?.monetary ?? 0, service: found?.serviceValue ?? 0, reasons: found?.reasons }
}
const helped = { kind: 'helped', day: '2026-03-01', note: 'showed Bea how to reset her lamp' }

it('count nothing until they are recorded, and at most their cap', async () => {
  expect(await worth()).toMatchObject({ level: 'good', monetary: 495, service: 495 })
  expect((await record(helped)).status).toBe(200)
  const once = await worth()
  expect(once).toMatchObject({ level: 'excellent', monetary: 495, reasons: expect.arrayContaining(['deeds-count']) })
  expect(once.service).toBeGreaterThan(495)
  for (let day = 1; day <= 25; day += 1) {
    const told = { kind: 'defended', day: `2026-02-${String(day).padStart(2, '0')}`, note: '' }
    expect((await record(told)).status).toBe(200)
  }
  const often = await worth()
  expect(often.service).toBeGreaterThan(once.service)
  expect(often.service).toBeLessThan(495 * 1.2)
})

it('are recorded once, whoever tells them twice, and are written down', async () => {
  const before = (await deeds()).length
  expect((await record(helped, 'lena')).status).toBe(200)
  expect(await deeds()).toHaveLength(before)
  const log = await inWorkspace(world.context.db, world.workspaceId, tx =>
    tx.selectFrom('audit_log').selectAll().where('action', '=', 'deed.recorded').execute(),
  )
  expect(log).toHaveLength(before)
  expect(JSON.stringify(log)).not.toContain('Bea')
})

it('are taken back, and then count as if they had never been', async () => {
  const before = await worth()
  const kept = deedSchema.parse(await (await record({ kind: 'referred', day: '2026-03-02' })).json())
  expect(kept).toMatchObject({ kind: 'referred', day: '2026-03-02', note: '', recordedBy: 'Amir Agent' })
  expect((await worth()).service).toBeGreaterThan(before.service)
  expect((await post(`${ada}/deeds/${kept.id}/undo`, {})).status).toBe(200)
  expect((await worth()).service).toBeCloseTo(before.service, 6)
  expect((await post(`${ada}/deeds/${kept.id}/undo`, {})).status).toBe(404)
  expect((await record({ kind: 'referred', day: '2026-03-02' })).status).toBe(200)
})

it('of a day to come, of nobody we know, by somebody who only looks, and of who does not want to be valued are refused', async () => {
  const tomorrow = await record({ ...helped, day: '2026-03-03' })
  expect([tomorrow.status, problemSchema.parse(await tomorrow.json()).error.message]).toEqual([
    400,
    'That day has not come yet. What somebody did lies in the past.',
  ])
  expect((await record({ ...helped, day: '2026-02-31' })).status).toBe(400)
  expect((await post(`${nobody}/deeds`, helped)).status).toBe(404)
  expect((await record(helped, 'vera')).status).toBe(403)
  const { context, workspaceId } = world
  await inWorkspace(context.db, workspaceId, tx =>
    tx
      .updateTable('customers')
      .set({ objects_to_scoring_at: timestamp(context.clock.now()) })
      .where('id', '=', ada)
      .execute(),
  )
  expect((await record({ ...helped, note: 'again' })).status).toBe(409)
})
