import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorLinkSchema } from '@evenhand/contract/links.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { askedProofSchema } from '@evenhand/contract/proofs.ts'
import { mondayAtTen, openWorld, type World } from '../../../../dev/world.ts'
import type { Visit } from '../../../../dev/visitors.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

/** Scenario 9: @maria_g matches Maria G. by name and city. */

const hour = 3_600_000

let world: World
let desk: Desk
let maria: string
let partner: string
let caseId: string
let profileId: string

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  const { context, workspaceId } = world
  ;[maria, partner] = [context.newId(), context.newId()]
  const household = context.newId()
  const created_at = mondayAtTen - 300 * 24 * hour
  const common = { workspace_id: workspaceId, created_at, household_id: household, city: 'Vila Real' }
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'households', [{ id: household, workspace_id: workspaceId, name: 'Garden Street 4', created_at }])
    await insertRows(tx, 'customers', [
      { ...common, id: maria, external_id: 'C-1', name: 'Maria Gonçalves-Thorne', level: 'excellent' as const },
      { ...common, id: partner, external_id: 'C-2', name: 'Rui Almeida', level: 'good' as const },
    ])
    await insertRows(tx, 'customer_identifiers', [
      { workspace_id: workspaceId, kind: 'email', value: 'maria@mail.example', customer_id: maria, verified_at: created_at },
    ])
    await insertRows(tx, 'orders', [
      {
        id: context.newId(),
        workspace_id: workspaceId,
        customer_id: maria,
        number: '9001',
        product: 'Lamp',
        placed_at: created_at,
        promised_at: mondayAtTen - 24 * hour,
        status: 'shipped',
        amount_minor: 4900,
        currency: 'EUR',
      },
    ])
  })
  const text = 'Where is my order 9001? Greetings from Vila Real'
  await world.receive([
    {
      version: 1,
      type: 'message.created',
      time: new Date(mondayAtTen).toISOString(),
      actor: { externalId: 'maria_g', handle: 'maria_g', displayName: 'Maria Gonçalves-Thorne', followers: 90_000 },
      object: { externalId: 'maria-1', text },
    },
  ])
  await world.processAll()
  caseId = (await desk.list('queue')).cases[0]?.id ?? ''
  profileId = (await linkOf()).profileId
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => world.advance(1000))

async function ask(path: string, visit: Visit) {
  const response = await world.http(path, visit)
  const body: unknown = await response.json()
  return { status: response.status, body, code: response.ok ? null : problemSchema.parse(body).error.code }
}
const post = (path: string, json: unknown) => ask(path, { as: 'amir', method: 'POST', json })
/** As somebody who is not signed in. */
const open = (path: string, json: unknown) => ask(path, { method: 'POST', json })
const linkOf = async () => authorLinkSchema.parse((await ask(`/api/cases/${caseId}/link`, { as: 'amir' })).body)
const orders = (of = maria) => ask(`/api/customers/${of}/orders?forCase=${caseId}`, { as: 'amir' })
async function newLink() {
  const asked = await post(`/api/profiles/${profileId}/proof`, { customerId: maria })
  const { url, sendTo } = askedProofSchema.parse(asked.body)
  return { token: new URL(url).hash.slice(1), sendTo }
}

describe('whom a name and a town only suggest', () => {
  it('is suggested, and the API refuses orders', async () => {
    expect((await linkOf()).link).toMatchObject({ assurance: 'suggested', customer: { id: maria } })
    expect(await orders()).toMatchObject({ status: 403, code: 'not-verified' })
    expect((await desk.get(caseId)).level).toBe('good')
  })

  it('is asked at an address that is known, by a link that a stranger cannot guess', async () => {
    const { sendTo } = await newLink()
    expect(sendTo).toEqual([{ kind: 'email', value: 'maria@mail.example' }])
    expect((await open('/api/proof/look', { token: 'a'.repeat(43) })).code).toBe('link-used')
    expect((await post(`/api/profiles/${profileId}/proof`, { customerId: partner })).code).toBe('invalid')
  })

  it('is told who asks and about which profile, and nothing about orders', async () => {
    const { token } = await newLink()
    const { body } = await open('/api/proof/look', { token })
    expect(body).toMatchObject({ company: 'Lumen & Lark', handle: 'maria_g', channel: 'Posts' })
    expect(JSON.stringify(body)).not.toContain('9001')
  })

  it('has only the latest link, for two days', async () => {
    const former = await newLink()
    const { token } = await newLink()
    expect((await open('/api/proof/look', { token: former.token })).code).toBe('link-used')
    world.advance(49 * hour)
    expect((await open('/api/proof/answer', { token, isTheirs: true })).code).toBe('link-used')
    expect(await orders()).toMatchObject({ status: 403 })
  })
})

describe('whoever opens the link', () => {
  it('proves it: orders, and what records say of the case; once', async () => {
    const { token } = await newLink()
    expect(await open('/api/proof/answer', { token, isTheirs: true })).toMatchObject({ status: 200 })
    expect((await open('/api/proof/answer', { token, isTheirs: true })).code).toBe('link-used')
    expect((await linkOf()).link).toMatchObject({ assurance: 'verified', evidence: 'signed-link' })
    expect(await orders()).toMatchObject({ status: 200, body: { orders: [{ number: '9001' }] } })
    expect(await desk.get(caseId)).toMatchObject({ customerId: maria, assurance: 'verified' })
  })

  it('opens nothing of who lives with them, and they nothing of hers', async () => {
    expect((await orders(partner)).status).toBe(404)
    const theirs = await desk.post('My kettle arrived broken', { author: 'rui', customerId: 'C-2' })
    const seen = await ask(`/api/customers/${partner}?forCase=${theirs.id}`, { as: 'amir' })
    expect(seen.status).toBe(200)
    expect(JSON.stringify(seen.body)).not.toMatch(/9001|maria_g|Gonçalves/)
  })

  it('is taken back: orders closed, decided anew, and the log kept', async () => {
    const before = (await linkOf()).link
    expect(await post(`/api/links/${before?.id ?? ''}/undo`, {})).toMatchObject({ status: 200 })
    expect(await orders()).toMatchObject({ status: 403 })
    expect(await desk.get(caseId)).toMatchObject({ customerId: null, level: 'good', assurance: 'suggested' })
    const log = await inWorkspace(world.context.db, world.workspaceId, tx => tx.selectFrom('audit_log').selectAll().execute())
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['proof.asked', 'proof.given', 'link.undone']))
  })

  it('says that it was somebody else, and the pair is never suggested again', async () => {
    const { token } = await newLink()
    expect(await open('/api/proof/answer', { token, isTheirs: false })).toMatchObject({ status: 200 })
    await desk.post('And my second lamp is late too, Vila Real', { author: 'maria_g', object: 'maria-2' })
    expect((await linkOf()).link).toBeNull()
  })
})
