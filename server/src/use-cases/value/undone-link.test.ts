import { expect, it } from 'vitest'
import { openWorld } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { deskOf } from '../../http/desk.fixture.ts'

it('a link that is taken back takes level and worth out of the open case, and the history keeps what was known then', async () => {
  await using world = await openWorld()
  const desk = deskOf(world)
  const { context, workspaceId } = world
  const id = context.newId()
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'customers', [{ id, workspace_id: workspaceId, external_id: 'C-1', name: 'Maria G.', created_at: now }])
    const order = {
      id: context.newId(),
      workspace_id: workspaceId,
      customer_id: id,
      number: '1',
      product: 'Lamp',
      currency: 'EUR',
    }
    await insertRows(tx, 'orders', [{ ...order, placed_at: now, status: 'delivered', amount_minor: 90000, margin_minor: 60000 }])
  })
  await world.processAll()
  const row = await desk.post('my lamp flickers', { author: 'maria', customerId: 'C-1' })
  expect(row.level).toBe('excellent')
  const read = () =>
    inWorkspace(context.db, workspaceId, tx =>
      tx.selectFrom('decisions').select('facts').where('case_id', '=', row.id).orderBy('position').execute(),
    )
  const { id: linkId } = await inWorkspace(context.db, workspaceId, tx =>
    tx.selectFrom('links').select('id').where('customer_id', '=', id).executeTakeFirstOrThrow(),
  )
  expect((await world.http(`/api/links/${linkId}/undo`, { as: 'amir', method: 'POST', json: {} })).status).toBe(200)
  const decisions = (await read()).map(({ facts }) => facts.relationship)
  expect(decisions[0]).toMatchObject({ level: 'excellent', worth: { serviceValue: 600 } })
  expect(decisions.at(-1)).toMatchObject({ level: 'good', known: false })
  expect(decisions.at(-1)).not.toHaveProperty('worth')
})
