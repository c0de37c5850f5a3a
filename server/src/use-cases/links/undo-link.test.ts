import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorLinkSchema, type AuthorLink } from '@evenhand/contract/links.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { mondayAtTen, openWorld, type Person, type World } from '../../../../dev/world.ts'
import { inWorkspace, timestamp, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { findInconsistencies } from '../../db/queries/consistency.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

const hour = 3_600_000

let world: World
let desk: Desk
let customerId: string
let stories = 0

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  world.advance(hour)
  customerId = world.context.newId()
  const { workspaceId } = world
  const common = { workspace_id: workspaceId, customer_id: customerId }
  await within(async tx => {
    await insertRows(tx, 'customers', [
      {
        id: customerId,
        workspace_id: workspaceId,
        external_id: `C-${stories}`,
        name: `Maria ${surname()}`,
        city: 'Porto',
        level: 'excellent',
        created_at: mondayAtTen,
      },
    ])
    await insertRows(tx, 'orders', [
      {
        ...common,
        id: world.context.newId(),
        number: `90${stories}01`,
        product: 'Lamp',
        placed_at: mondayAtTen - 9 * 24 * hour,
        promised_at: mondayAtTen - 6 * 24 * hour,
        status: 'shipped',
        amount_minor: 4900,
        currency: 'EUR',
      },
    ])
  })
})

const within = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(world.context.db, world.workspaceId, work)
/** A family name that no other story has. */
const surname = () => `${'abcdefghijklmnopqrstuvwxyz'[stories] ?? 'z'}eatherstonehaugh`
const suggested = () =>
  desk.post('My lamp arrived broken, I live in Porto', { author: `Maria ${surname()}`, object: `first-${stories}` })

async function ask(path: string, json?: unknown, as: Person = 'amir') {
  const response = await world.http(path, json === undefined ? { as } : { as, method: 'POST', json })
  return { status: response.status, body: await response.json() }
}
const linkOf = async (caseId: string): Promise<AuthorLink> =>
  authorLinkSchema.parse((await ask(`/api/cases/${caseId}/link`)).body)
const codeOf = (body: unknown) => problemSchema.parse(body).error.code

/** Everything that a link may move, as it stands; without the versions and the history, which only grow. */
async function standing(): Promise<Record<string, unknown>> {
  return within(async tx => {
    const of = async (query: string) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(tx)).rows
    return {
      cases:
        await of(`select id, number, profile_id, customer_id, status, severity, level, lane, due_at, due_obligation, opened_at, joined_at,
        waiting_since, first_response_at, resolved_at, last_message_at, joined_into, language, risks::text as risks, abusive, assurance,
        (select d.facts::jsonb from decisions d where d.id = decision_id) as facts from cases order by id`),
      messages: await of('select id, case_id, profile_id, conversation_id from messages order by id'),
      threads: await of('select case_id, conversation_id from case_conversations order by 1, 2'),
      references: await of('select case_id, reference from case_references order by 1, 2'),
      owed: await of(`select case_id, kind, since, due_at from obligations where state <> 'void' order by 1, 2, 3`),
      customers: await of('select id, level, household_id from customers order by id'),
      links: await of('select profile_id, customer_id, assurance, evidence from links where undone_at is null order by 1'),
    }
  })
}

describe('a suggestion', () => {
  it('is told with its reasons, and shows nothing of the orders', async () => {
    const row = await suggested()
    const { link } = await linkOf(row.id)
    expect(link).toMatchObject({ assurance: 'suggested', evidence: 'alike', customer: { id: customerId, city: 'Porto' } })
    expect(link?.reasons.map(({ words }) => words)).toContain('same family name')
    expect(await ask(`/api/customers/${customerId}/orders?forCase=${row.id}`)).toMatchObject({ status: 403 })
    const seen = await ask(`/api/customers/${customerId}?forCase=${row.id}`)
    expect(JSON.stringify(seen.body)).not.toContain(`90${stories}01`)
  })

  it('is confirmed by an agent and not by a viewer; the case is the customer’s, and orders stay closed', async () => {
    const row = await suggested()
    const id = (await linkOf(row.id)).link?.id ?? ''
    expect((await ask(`/api/links/${id}/confirm`, {}, 'vera')).status).toBe(403)
    const confirmed = await ask(`/api/links/${id}/confirm`, {})
    expect(authorLinkSchema.parse(confirmed.body).link).toMatchObject({ assurance: 'linked', evidence: 'person' })
    expect(await desk.get(row.id)).toMatchObject({ customerId, assurance: 'linked', level: 'good' })
    const orders = await ask(`/api/customers/${customerId}/orders?forCase=${row.id}`)
    expect([orders.status, codeOf(orders.body)]).toEqual([403, 'not-verified'])
    expect(codeOf((await ask(`/api/links/${id}/confirm`, {})).body)).toBe('conflict')
  })

  it('that a person rejected is not made again, whatever they write, until the rejection is taken back', async () => {
    const row = await suggested()
    const id = (await linkOf(row.id)).link?.id ?? ''
    await ask(`/api/links/${id}/reject`, {})
    await desk.post('My kettle is broken too, in Porto', { author: `Maria ${surname()}`, object: `second-${stories}` })
    const { link, former } = await linkOf(row.id)
    expect(link).toBeNull()
    expect(former).toMatchObject([{ id, undoneByUserId: world.actor('amir').userId }])
    const restored = await ask(`/api/links/${id}/restore`, {})
    expect(authorLinkSchema.parse(restored.body).link).toMatchObject({ id, assurance: 'suggested' })
  })

  it('waits for their consent where a lead wants them asked first', async () => {
    expect((await ask('/api/linking', { mode: 'suggest', consentFirst: true })).status).toBe(403)
    expect((await ask('/api/linking', { mode: 'suggest', consentFirst: true }, 'lena')).status).toBe(200)
    const row = await suggested()
    const { link, consentFirst } = await linkOf(row.id)
    expect(consentFirst).toBe(true)
    expect(codeOf((await ask(`/api/links/${link?.id ?? ''}/confirm`, {})).body)).toBe('consent-first')
    expect((await ask(`/api/links/${link?.id ?? ''}/confirm`, { consented: true })).status).toBe(200)
    await ask('/api/linking', { mode: 'suggest', consentFirst: false }, 'lena')
  })
})

describe('a link that is taken back', () => {
  it('leaves everything as it was before a person confirmed it, the suggestion too', async () => {
    const row = await suggested()
    const id = (await linkOf(row.id)).link?.id ?? ''
    const before = await standing()
    const { link } = authorLinkSchema.parse((await ask(`/api/links/${id}/confirm`, {})).body)
    expect(await standing()).not.toEqual(before)
    await ask(`/api/links/${link?.id ?? ''}/undo`, {})
    expect(await standing()).toEqual(before)
  })

  it('leaves a message that came meanwhile as one of nobody known', async () => {
    const row = await suggested()
    const id = (await linkOf(row.id)).link?.id ?? ''
    const { link } = authorLinkSchema.parse((await ask(`/api/links/${id}/confirm`, {})).body)
    const late = await desk.post('And now my charger does not work', { author: `Maria ${surname()}`, object: `late-${stories}` })
    expect((await desk.get(late.id)).customerId).toBe(customerId)
    await ask(`/api/links/${link?.id ?? ''}/undo`, {})
    expect(await desk.get(late.id)).toMatchObject({ customerId: null, level: 'good', assurance: 'suggested' })
  })

  it('takes with it what the records of a proven customer had said: level, severity by record, orders', async () => {
    const author = `nina-${stories}`
    const now = world.context.clock.now()
    const needed = { deadline_at: timestamp(now + 5 * hour), deadline_kind: 'appointment' as const, status: 'cancelled' as const }
    await within(tx => tx.updateTable('orders').set(needed).where('customer_id', '=', customerId).execute())
    const text = `Where is order 90${stories}01? What are your opening hours?`
    const row = await desk.post(text, { author, customerId: `C-${stories}` })
    const proven = await desk.get(row.id)
    expect(proven).toMatchObject({ customerId, assurance: 'verified', level: 'excellent' })
    const facts = await factsOf(row.id)
    expect(JSON.stringify(facts.need)).toContain('records')
    const { link } = await linkOf(row.id)
    expect((await ask(`/api/links/${link?.id ?? ''}/undo`, {})).status).toBe(200)
    expect(await desk.get(row.id)).toMatchObject({ customerId: null, assurance: 'unknown', level: 'good' })
    expect(JSON.stringify((await factsOf(row.id)).need)).not.toContain('records')
    expect((await ask(`/api/customers/${customerId}/orders?forCase=${row.id}`)).status).toBe(404)
    expect((await within(tx => tx.selectFrom('audit_log').selectAll().execute())).map(({ action }) => action)).toContain(
      'link.undone',
    )
  })

  it('parts what two profiles of one customer had written into one case, and decides both anew', async () => {
    const order = `90${stories}01`
    const alone = { author: `web-${stories}`, customerId: `C-${stories}` }
    const first = await desk.post(`My lamp of order ${order} arrived broken`, { ...alone, object: `one-${stories}` })
    const before = await desk.get(first.id)
    world.advance(hour)
    const other = `app-${stories}`
    const said = `Order ${order}: the lamp smokes, and I smell fire`
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now()).toISOString(),
        actor: { externalId: other, handle: other, customerId: `C-${stories}` },
        object: { externalId: `two-${stories}`, text: said },
      },
    ])
    await world.processAll()
    const together = await desk.get(first.id)
    expect(together.messages.map(({ body }) => body)).toContain(said)
    expect(together.severity).toBe('critical')
    const profile = await within(tx =>
      tx.selectFrom('profiles').select('id').where('external_id', '=', other).executeTakeFirstOrThrow(),
    )
    const link = await within(tx =>
      tx
        .selectFrom('links')
        .select('id')
        .where('profile_id', '=', profile.id)
        .where('undone_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    expect((await ask(`/api/links/${link.id}/undo`, {})).status).toBe(200)

    const left = await desk.get(first.id)
    expect(left.messages.filter(({ ofThisCase }) => ofThisCase).map(({ body }) => body)).not.toContain(said)
    expect(left).toMatchObject({ severity: before.severity, due: before.due, customerId, references: before.references })
    const own = (await desk.list('queue', { limit: 200 })).cases.find(({ author }) => author.handle === other)
    expect(own).toMatchObject({ severity: 'critical', level: 'good' })
    expect((await desk.get(own?.id ?? '')).customerId).toBeNull()
    expect(await within(findInconsistencies)).toEqual([])
  })
})

describe('an objection', () => {
  it('of an author ends their link and keeps every other from being made', async () => {
    const row = await suggested()
    const { profileId, link } = await linkOf(row.id)
    await ask(`/api/links/${link?.id ?? ''}/confirm`, {})
    const after = authorLinkSchema.parse((await ask(`/api/profiles/${profileId}/objection`, { objects: true })).body)
    expect(after).toMatchObject({ link: null, objects: true })
    await desk.post('Once more from Porto: broken', {
      author: `Maria ${surname()}`,
      object: `objecting-${stories}`,
      customerId: `C-${stories}`,
    })
    expect((await linkOf(row.id)).link).toBeNull()
    expect((await desk.get(row.id)).customerId).toBeNull()
    expect(codeOf((await ask(`/api/profiles/${profileId}/link`, { customerId })).body)).toBe('conflict')
  })

  it('of a customer to scoring makes their level good, and nothing worse', async () => {
    expect((await ask(`/api/customers/${customerId}/objections`, { to: 'scoring', objects: true })).status).toBe(200)
    const row = await desk.post('My lamp flickers', { author: `obj-${stories}`, customerId: `C-${stories}` })
    expect(await desk.get(row.id)).toMatchObject({ customerId, level: 'good', assurance: 'verified' })
  })

  it('of a customer to linking ends every link to them', async () => {
    const row = await desk.post('My lamp flickers', { author: `gone-${stories}`, customerId: `C-${stories}` })
    await ask(`/api/customers/${customerId}/objections`, { to: 'linking', objects: true })
    expect(await desk.get(row.id)).toMatchObject({ customerId: null, assurance: 'unknown', level: 'good' })
  })

  it('of a customer to linking that is taken back leaves everything as it was, and was respected meanwhile', async () => {
    const row = await desk.post('My lamp flickers', { author: `back-${stories}`, customerId: `C-${stories}` })
    const guess = await suggested()
    const before = await standing()
    world.advance(hour)
    await ask(`/api/customers/${customerId}/objections`, { to: 'linking', objects: true })
    await ask(`/api/customers/${customerId}/objections`, { to: 'linking', objects: true })
    const met = await desk.post('And from Porto', {
      author: `Maria ${surname()}`,
      object: `met-${stories}`,
      thread: `met-${stories}`,
    })
    const given = await desk.post('It is me, and my kettle leaks', {
      author: `me-${stories}`,
      customerId: `C-${stories}`,
      object: `me-${stories}`,
    })
    for (const { id } of [row, guess, met, given]) expect((await linkOf(id)).link).toBeNull()
    expect((await desk.get(given.id)).customerId).toBeNull()
    await ask(`/api/customers/${customerId}/objections`, { to: 'linking', objects: false })
    expect(await desk.get(row.id)).toMatchObject({ customerId, assurance: 'verified' })
    const after = await standing()
    const ofBefore = (cases: unknown) => (Array.isArray(cases) ? cases.filter(one => [row.id, guess.id].includes(one.id)) : [])
    expect(ofBefore(after['cases'])).toEqual(ofBefore(before['cases']))
    expect(after['links']).toEqual(before['links'])
    const log = await within(tx => tx.selectFrom('audit_log').select('action').where('target_id', '=', customerId).execute())
    expect(log.map(({ action }) => action)).toEqual(['objection.made', 'objection.withdrawn'])
  })
})

async function factsOf(caseId: string) {
  const current = await within(tx =>
    tx
      .selectFrom('decisions')
      .innerJoin('cases', 'cases.decision_id', 'decisions.id')
      .select('decisions.facts')
      .where('cases.id', '=', caseId)
      .executeTakeFirstOrThrow(),
  )
  return current.facts
}
