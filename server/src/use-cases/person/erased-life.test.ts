import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { caseSchema } from '@evenhand/contract/case.ts'
import { foundPersonSchema } from '@evenhand/contract/person.ts'
import type { CaseRow } from '@evenhand/contract/queue.ts'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { findInconsistencies } from '../../db/queries/consistency.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'
import { placesOf } from './marked-person.fixture.ts'

/** Somebody wrote, was answered, was spoken about, and asks to be forgotten while a colleague still works on it. */

const minute = 60_000
let world: World
let desk: Desk
let customerId: string
let zoes: CaseRow
let bobs: CaseRow
let channelId: string
let bobsDue: string | null

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  customerId = await moveIn(world)
  // The sample day's channel: what is sent there has been sent.
  channelId = await world.addChannel({ kind: 'sample', name: 'Shop front' })
  zoes = await desk.post('The zebrafish lamp of order ZOE4711 is broken. Please send a new one.', {
    author: 'zoe_zander',
    customerId: 'Kunde9',
    object: 'zoe-post-1',
    channelId,
  })
  bobs = await desk.post('My lamp broke too. Please refund order 20391.', {
    author: 'bob',
    thread: 'zoe-post-1',
    object: 'bob-1',
    channelId,
  })
  bobsDue = bobs.due
  await desk.reply(zoes.id, { body: 'Dear Zoe Zander, a zebrafish lamp is on its way.' })
  world.advance(minute)
  await world.processAll()
  await desk.change(`/api/cases/${zoes.id}/notes`, { body: 'Zoe Zander rang: the zebrafish lamp is a present.' })
  await desk.post('And order ZOE4712 did not come at all. Where is it?', {
    author: 'zoe_zander',
    customerId: 'Kunde9',
    channelId,
  })
  await desk.reply(zoes.id, { body: 'Dear Zoe Zander, one more thing.' })
})
afterAll(() => world[Symbol.asyncDispose]())

async function moveIn({ context, workspaceId }: World): Promise<string> {
  const [id, householdId, now] = [context.newId(), context.newId(), context.clock.now()]
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'households', [{ id: householdId, workspace_id: workspaceId, name: 'Zander', created_at: now }])
    await insertRows(tx, 'customers', [
      { id, workspace_id: workspaceId, external_id: 'Kunde9', name: 'Zoe Zander', household_id: householdId, created_at: now },
    ])
    await insertRows(tx, 'customer_identifiers', [
      { workspace_id: workspaceId, kind: 'given', value: 'Kunde9', customer_id: id, verified_at: now },
      { workspace_id: workspaceId, kind: 'email', value: 'zoe@zander.example', customer_id: id, verified_at: now },
    ])
  })
  return id
}

const erase = (name: string) => world.http(`/api/people/${customerId}/erasure`, { as: 'lena', method: 'POST', json: { name } })

describe('before', () => {
  it.each(['Kunde9', ' ZOE@zander.example ', '@Zoe_Zander'])('is found by %s, once', async named => {
    const response = await world.http(`/api/people?named=${encodeURIComponent(named)}`, { as: 'lena' })
    expect(await response.json()).toEqual({
      people: [{ id: customerId, kind: 'customer', name: 'Zoe Zander', knownAs: 'Kunde9' }],
    })
  })

  it('stands in many places', async () => {
    expect(await placesOf(world, 'zander')).toEqual(
      expect.arrayContaining([
        'app.messages.body',
        'app.notes.body',
        'app.outbox.body',
        'app.profiles.handle',
        'app.customers.name',
      ]),
    )
  })
})

describe('afterwards', () => {
  beforeAll(() => erase('zoe zander'))

  it.each(['zebrafish', 'zander', 'zoe', 'kunde9'])('“%s” stands nowhere', async word => {
    expect(await placesOf(world, word)).toEqual([])
  })

  it('their cases are resolved, still explain themselves, and can be opened without a word of theirs', async () => {
    expect((await desk.list('queue')).cases.map(({ id }) => id)).toEqual([bobs.id])
    const shown = await desk.get(zoes.id, 'amir')
    expect(shown).toMatchObject({ status: 'resolved', customerId: null, notes: [], replies: [], references: [] })
    expect(
      shown.messages.filter(({ ofThisCase }) => ofThisCase).every(({ body, deletedAt }) => body === '' && deletedAt !== null),
    ).toBe(true)
    expect(shown.timeline.at(-2)).toMatchObject({ kind: 'resolved', data: { because: 'erased' } })
    const why = await world.http(`/api/cases/${zoes.id}/why?counterfactuals=true`, { as: 'amir' })
    expect(why.status).toBe(200)
  })

  it('what somebody else wrote in their thread stays, with its promise', async () => {
    const shown = caseSchema.parse(await (await world.http(`/api/cases/${bobs.id}`, { as: 'amir' })).json())
    expect(shown.due).toBe(bobsDue)
    expect(shown.messages.find(({ author }) => author.handle === 'bob')?.body).toContain('My lamp broke too')
  })

  it('a reply that was held is not sent any more', async () => {
    world.advance(minute)
    await world.processAll()
    expect(await placesOf(world, 'one more thing')).toEqual([])
  })

  it('everything still fits together', async () => {
    expect(await inWorkspace(world.context.db, world.workspaceId, findInconsistencies)).toEqual([])
  })

  it('who comes again from the same network is a stranger, and no old row leads to them', async () => {
    const again = await desk.post('Where is my order? It did not come.', { author: 'zoe_zander', channelId })
    expect(await desk.get(again.id)).toMatchObject({ customerId: null, assurance: 'unknown' })
    const { rows } = await inWorkspace(world.context.db, world.workspaceId, tx =>
      sql<{
        profiles: number
        cases: number
      }>`select (select count(*)::int from profiles where external_id = 'zoe_zander') as profiles,
        (select count(*)::int from cases c join profiles p on p.id = c.profile_id where p.external_id = 'zoe_zander') as cases`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ profiles: 1, cases: 1 }])
  })

  it('a stranger is found by handle, and erased from a case of theirs', async () => {
    const found = await world.http('/api/people?named=bob', { as: 'lena' })
    const { people } = z.object({ people: z.array(foundPersonSchema) }).parse(await found.json())
    expect(people).toMatchObject([{ kind: 'profile', name: 'Person bob', knownAs: 'Shop front' }])
    const erased = await world.http(`/api/people/${bobs.id}/erasure`, {
      as: 'lena',
      method: 'POST',
      json: { name: 'Person bob' },
    })
    expect(erased.status).toBe(200)
    expect(await placesOf(world, 'bob')).toEqual([])
  })
})

it('a profile that is only suggested to be theirs stays, and is told of', async () => {
  await using other = await openWorld()
  const id = await moveIn(other)
  const row = await deskOf(other).post('my lamp flickers', { author: 'perhaps_zoe' })
  await inWorkspace(other.context.db, other.workspaceId, async tx => {
    const { profile_id } = await tx.selectFrom('cases').select('profile_id').where('id', '=', row.id).executeTakeFirstOrThrow()
    const link = { id: other.context.newId(), workspace_id: other.workspaceId, profile_id, customer_id: id, created_at: 0 }
    await insertRows(tx, 'links', [{ ...link, assurance: 'suggested', evidence: 'email' }])
  })
  const erased = await other.http(`/api/people/${id}/erasure`, { as: 'ada', method: 'POST', json: { name: 'Zoe Zander' } })
  expect(await erased.json()).toMatchObject({ suggested: [{ name: 'perhaps_zoe' }] })
  expect(await deskOf(other).get(row.id)).toMatchObject({ status: 'open', customerId: null, assurance: 'unknown' })
})
