import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { personFoundSchema } from '@evenhand/contract/customer-record.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { findPeople } from './find-people.ts'

let world: World
const people = [
  { name: 'José García-López', email: 'jose.garcia@tidemail.example', phone: '+353209100000', externalId: 'C-1007' },
  { name: 'Maria Gonzales', email: 'maria.g@tidemail.example', phone: '+34911222333', externalId: 'C-1008' },
  { name: 'Mario Gonzalo', email: 'mario@tidemail.example', phone: null, externalId: 'C-1009' },
  { name: 'Günther Weiß', email: 'gw@foerdepost.example', phone: null, externalId: 'C-1010' },
] as const
const ids = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  const { context, workspaceId } = world
  const created_at = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    for (const { name, email, phone, externalId } of people) {
      const id = context.newId()
      ids.set(name, id)
      const base = { workspace_id: workspaceId, customer_id: id, verified_at: created_at }
      await insertRows(tx, 'customers', [{ id, workspace_id: workspaceId, external_id: externalId, name, created_at }])
      await insertRows(tx, 'customer_identifiers', [{ ...base, kind: 'email', value: email }])
      if (phone !== null) await insertRows(tx, 'customer_identifiers', [{ ...base, kind: 'phone', value: phone }])
    }
    const order = {
      id: context.newId(),
      workspace_id: workspaceId,
      customer_id: ids.get('Maria Gonzales') ?? '',
      number: 'LL4471',
    }
    await insertRows(tx, 'orders', [
      { ...order, product: 'Lamp', placed_at: created_at, status: 'delivered', amount_minor: 100, currency: 'EUR' },
    ])
  })
  await world.receive([
    {
      version: 1,
      type: 'message.created',
      time: new Date(created_at).toISOString(),
      actor: { externalId: 'p-1', handle: 'lampenfan_77', customerId: 'C-1010' },
      object: { externalId: 'm-1', text: 'My lamp flickers.' },
    },
  ])
  await world.processAll()
})
afterAll(() => world[Symbol.asyncDispose]())

async function find(q: string, as: 'vera' | 'amir' = 'amir') {
  const response = await world.http(`/api/customers?${new URLSearchParams({ q }).toString()}`, { as })
  const { customers } = z.object({ customers: z.array(personFoundSchema) }).parse(await response.json())
  return customers.map(({ name, by }) => `${name} by ${by}`)
}

describe('people are found', () => {
  it.each([
    ['jose.garcia@tidemail.example', 'José García-López by email'],
    ['+353 20 910 0000', 'José García-López by phone'],
    ['C-1008', 'Maria Gonzales by given'],
    ['ll-4471', 'Maria Gonzales by order'],
    ['910 0000', 'José García-López by words'],
    ['020 910-0000', 'José García-López by words'],
    ['00353 209 100 000', 'José García-López by phone'],
    ['(+353) 20.910.0000', 'José García-López by phone'],
    ['jose.garc', 'José García-López by words'],
    ['jose.garcia@', 'José García-López by words'],
    ['jose.garcia@tide', 'José García-López by words'],
    ['JOSE.GARCIA@TIDEMAIL.EXAMPLE', 'José García-López by email'],
    ['jose.garcia@tidemial.exmaple', 'José García-López by words'],
    ['jose.gracia@tidemail.example', 'José García-López by likeness'],
    ['c-1008', 'Maria Gonzales by words'],
    ['#LL 4471', 'Maria Gonzales by order'],
    ['lampnfan', 'Günther Weiß by likeness'],
    ['garcia lopez', 'José García-López by words'],
    ['lópez josé', 'José García-López by words'],
    ['lampenfan', 'Günther Weiß by words'],
    ['@lampenfan_77', 'Günther Weiß by words'],
    ['weiss', 'Günther Weiß by words'],
    ['gunter weis', 'Günther Weiß by likeness'],
    ['Jsoe Garcai', 'José García-López by likeness'],
    ['maria gonzalez', 'Maria Gonzales by likeness'],
    ['jse garcia', 'José García-López by likeness'],
    ['joze garcia', 'José García-López by likeness'],
    ['maria.gonzales@elsewhere.example', 'Maria Gonzales by words'],
  ])('%s is %s', async (q, first) => {
    expect((await find(q))[0]).toBe(first)
  })

  it('the same before the similar, and nobody who is neither', async () => {
    expect(await find('gonzal')).toEqual(['Maria Gonzales by words', 'Mario Gonzalo by words'])
    expect(await find('zzyzx quux')).toEqual([])
    expect(await find("% _ \\ '; drop")).toEqual([])
  })

  it('by their new name once they are called otherwise, and not by the old one', async () => {
    const id = ids.get('Mario Gonzalo') ?? ''
    await inWorkspace(world.context.db, world.workspaceId, tx =>
      tx.updateTable('customers').set({ name: 'Mario Ferrante' }).where('id', '=', id).execute(),
    )
    await world.processAll()
    expect(await find('ferrante', 'vera')).toEqual(['Mario Ferrante by words'])
    expect(await find('gonzalo')).not.toContain('Mario Ferrante by words')
  })

  it('in their own workspace only', async () => {
    await using other = await openWorld({ name: 'Other', fresh: world.database })
    expect(await findPeople(other.context, other.actor('lena'), 'garcia', 10)).toEqual([])
    expect(await findPeople(world.context, world.actor('lena'), 'garcia', 10)).toHaveLength(1)
  })
})
