import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdSchema } from '@evenhand/contract/households.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { mondayAtTen, openWorld, type Person, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

let world: World
let desk: Desk
const people: Record<string, string> = {}

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  const { context, workspaceId } = world
  const rows = ['Ines', 'Rui', 'Vera', 'Old', 'Tom', 'Una'].map(name => {
    const id = context.newId()
    people[name] = id
    return { id, workspace_id: workspaceId, external_id: `C-${name}`, name, created_at: mondayAtTen }
  })
  await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'customers', rows))
})
afterAll(() => world[Symbol.asyncDispose]())

async function ask(path: string, json?: unknown, as: Person = 'amir', method = 'POST') {
  const response = await world.http(path, json === undefined ? { as } : { as, method, json })
  const body: unknown = await response.json()
  return { status: response.status, body, code: response.ok ? null : problemSchema.parse(body).error.code }
}
const household = (body: unknown) => householdSchema.parse(body)
const idOf = (name: string) => people[name] ?? ''
const member = (name: string, because = 'told') => ({ customerId: idOf(name), because })

const memberOf = (name: string) =>
  inWorkspace(world.context.db, world.workspaceId, tx =>
    tx.selectFrom('customers').select('household_id').where('id', '=', idOf(name)).executeTakeFirstOrThrow(),
  )

describe('a household', () => {
  it('is what an agent says it is, on a ground that stands with it', async () => {
    const members = [member('Ines', 'address'), member('Rui', 'payment')]
    expect((await ask('/api/households', { name: 'Garden Street 4', members }, 'vera')).status).toBe(403)
    const made = household((await ask('/api/households', { name: 'Garden Street 4', members })).body)
    expect(made).toMatchObject({ kind: 'household', contract: null })
    expect(made.members.map(({ name, because }) => [name, because])).toEqual([
      ['Ines', 'address'],
      ['Rui', 'payment'],
    ])
    expect((await ask('/api/households', { name: 'Another', members: [member('Ines')] })).code).toBe('conflict')
  })

  it('shows no member what another wrote', async () => {
    await desk.post('My lamp arrived broken, a secret of mine', { author: 'ines', customerId: 'C-Ines' })
    const theirs = await desk.post('My kettle arrived broken', { author: 'rui', customerId: 'C-Rui' })
    const seen = await ask(`/api/customers/${idOf('Rui')}?forCase=${theirs.id}`)
    expect(seen.body).toMatchObject({ household: { name: 'Garden Street 4', members: 2 } })
    expect(JSON.stringify(seen.body)).not.toMatch(/secret|Ines/)
    const whole = await ask(`/api/customers/${idOf('Rui')}/record`)
    expect(JSON.stringify(whole.body)).toMatch(/kettle/)
    expect(JSON.stringify(whole.body)).not.toMatch(/secret|Ines/)
  })

  it('is left silently, and joined again as before', async () => {
    const made = await inWorkspace(world.context.db, world.workspaceId, tx => tx.selectFrom('households').selectAll().execute())
    const before = household((await ask(`/api/households/${made[0]?.id ?? ''}`)).body)
    const ines = before.members.find(({ name }) => name === 'Ines')?.membershipId ?? ''
    const events = await timelineLength()
    const left = household((await ask(`/api/memberships/${ines}/end`, {})).body)
    expect(left.members.map(({ name }) => name)).toEqual(['Rui'])
    expect(await timelineLength()).toBe(events)
    expect((await ask(`/api/memberships/${ines}/end`, {})).code).toBe('conflict')
    expect(household((await ask(`/api/memberships/${ines}/restore`, {})).body)).toEqual(before)
  })

  it('knows who belonged to it before anybody wrote that down', async () => {
    const { context, workspaceId } = world
    const id = context.newId()
    await inWorkspace(context.db, workspaceId, async tx => {
      await insertRows(tx, 'households', [{ id, workspace_id: workspaceId, name: 'Old Mill', created_at: mondayAtTen }])
      await tx.updateTable('customers').set({ household_id: id }).where('id', '=', idOf('Old')).execute()
    })
    const known = household((await ask(`/api/households/${id}`)).body)
    expect(known.members).toMatchObject([{ name: 'Old', because: 'told', byUserId: null }])
  })
})

describe('a household that is not what it was', () => {
  it('is called otherwise, and has no contract', async () => {
    const made = household((await ask('/api/households', { name: 'Mill Lane', members: [member('Tom'), member('Una')] })).body)
    const path = `/api/households/${made.id}`
    expect((await ask(path, { name: 'Mill Lane 2' }, 'vera', 'PATCH')).status).toBe(403)
    expect((await ask(path, { contract: 'K-1' }, 'amir', 'PATCH')).code).toBe('invalid')
    expect((await ask(path, { name: '  ' }, 'amir', 'PATCH')).code).toBe('invalid')
    expect(household((await ask(path, { name: 'Mill Lane 2' }, 'amir', 'PATCH')).body)).toEqual({ ...made, name: 'Mill Lane 2' })
  })

  it('is dissolved silently, takes nobody in then, and is there again with those who belong nowhere else by now', async () => {
    const { household_id: id } = await memberOf('Tom')
    const path = `/api/households/${id ?? ''}`
    const before = household((await ask(path)).body)
    const events = await timelineLength()
    const gone = household((await ask(`${path}/dissolve`, {})).body)
    expect(gone).toMatchObject({ members: [], dissolvedAt: expect.any(String) as unknown })
    expect([await memberOf('Tom'), await memberOf('Una')]).toEqual([{ household_id: null }, { household_id: null }])
    expect(await timelineLength()).toBe(events)
    const [tom] = before.members
    const refused = [
      await ask(`${path}/dissolve`, {}),
      await ask(`${path}/members`, member('Tom')),
      await ask(`/api/memberships/${tom?.membershipId ?? ''}/restore`, {}),
      await ask(path, { name: 'Another' }, 'amir', 'PATCH'),
    ]
    expect(refused.map(({ code }) => code)).toEqual(['conflict', 'conflict', 'conflict', 'conflict'])
    expect(household((await ask(`${path}/restore`, {})).body)).toEqual(before)
    expect((await ask(`${path}/restore`, {})).code).toBe('conflict')

    await ask(`${path}/dissolve`, {})
    await ask('/api/households', { name: 'Elsewhere', members: [member('Una')] })
    expect(household((await ask(`${path}/restore`, {})).body).members.map(({ name }) => name)).toEqual(['Tom'])
  })
})

describe('an account', () => {
  it('has a contract and the contacts that it names, and nobody by the domain of an address', async () => {
    const members = [member('Vera', 'contract')]
    const account = { name: 'Larkspur Ltd', kind: 'account' }
    expect((await ask('/api/households', { ...account, members })).code).toBe('invalid')
    for (const contract of ['tidemail.example', '@tidemail.example', 'vera@tidemail.example']) {
      expect((await ask('/api/households', { ...account, contract, members })).code).toBe('invalid')
    }
    expect((await ask('/api/households', { ...account, contract: 'K-77', members: [member('Vera', 'payment')] })).code).toBe(
      'invalid',
    )
    const made = await ask('/api/households', { name: 'Larkspur Ltd', kind: 'account', contract: 'K-77', members })
    expect(household(made.body)).toMatchObject({
      kind: 'account',
      contract: 'K-77',
      members: [{ name: 'Vera', because: 'contract' }],
    })
    const path = `/api/households/${household(made.body).id}`
    expect((await ask(path, { contract: '@tidemail.example' }, 'amir', 'PATCH')).code).toBe('invalid')
    expect(household((await ask(path, { contract: 'K-78' }, 'amir', 'PATCH')).body)).toMatchObject({
      name: 'Larkspur Ltd',
      contract: 'K-78',
    })
    await desk.post('Our lamps arrived broken', { author: 'colleague', customerId: 'C-unknown' })
    expect(household((await ask(`/api/households/${household(made.body).id}`)).body).members).toHaveLength(1)
  })
})

const timelineLength = async () =>
  (await inWorkspace(world.context.db, world.workspaceId, tx => tx.selectFrom('timeline').select('id').execute())).length
