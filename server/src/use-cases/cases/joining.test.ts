import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { processIntake } from '../intake/process.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'

let world: World
let desk: Desk
const hour = 3_600_000
const mondayNine = Date.UTC(2026, 2, 2, 9)
const wednesdayTen = Date.UTC(2026, 2, 4, 10)

beforeAll(async () => {
  world = await openWorld({ now: mondayNine })
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

/** A customer on record, with a mail that nobody answered. */
async function customerWithMail(name: string, at: number): Promise<{ customerId: string; contactId: string }> {
  const { context, workspaceId } = world
  const customerId = context.newId()
  const contactId = context.newId()
  await inWorkspace(context.db, workspaceId, async tx => {
    await insertRows(tx, 'customers', [{ id: customerId, workspace_id: workspaceId, name, created_at: at }])
    await insertRows(tx, 'contacts', [
      {
        id: contactId,
        workspace_id: workspaceId,
        customer_id: customerId,
        channel: 'email',
        at,
        outcome: 'unanswered',
        subject: 'refund',
      },
    ])
  })
  return { customerId, contactId }
}

describe('the "find it" step', () => {
  it('makes Bob’s case due at 11:00 instead of 14:00 once his mail is found, and says so', async () => {
    world.setNow(wednesdayTen)
    const { contactId } = await customerWithMail('Bob', mondayNine)
    const row = await desk.post('My refund is late, I mailed you 3 weeks ago!!!', { author: 'bob' })
    expect(row).toMatchObject({ severity: 'medium', due: '2026-03-04T14:00:00.000Z' })
    expect((await desk.get(row.id)).steps).toContain('find-earlier-contact')

    const { case: found } = await desk.change(`/api/cases/${row.id}/earlier-contacts`, { contactId })
    expect(found).toMatchObject({ due: '2026-03-04T11:00:00.000Z', waitingSince: '2026-03-02T09:00:00.000Z', steps: [] })
    expect(found.timeline.map(({ kind }) => kind)).toContain('contact-linked')
  })

  it('finds the mail of somebody unknown by the address that they name, and of nobody by less', async () => {
    const { customerId, contactId } = await customerWithMail('Berta', mondayNine)
    const identifier = {
      workspace_id: world.workspaceId,
      kind: 'email',
      value: 'berta@mail.example',
      customer_id: customerId,
    } as const
    await inWorkspace(world.context.db, world.workspaceId, tx => insertRows(tx, 'customer_identifiers', [identifier]))
    const row = await desk.post('My refund is late, I mailed you before!', { author: 'berta' })
    const find = async (q: string): Promise<unknown> => {
      const path = `/api/cases/${row.id}/earlier-contacts?q=${encodeURIComponent(q)}`
      return (await world.http(path, { as: 'amir' })).json()
    }
    expect(await find('Berta@mail.example')).toMatchObject({
      contacts: [{ id: contactId, customerName: 'Berta', linked: false }],
    })
    expect(await find('berta@mail')).toEqual({ contacts: [] })
    await desk.change(`/api/cases/${row.id}/earlier-contacts`, { contactId })
    expect(await find('berta@mail.example')).toMatchObject({ contacts: [{ linked: true }] })
  })

  it('changes nothing the second time', async () => {
    const { contactId } = await customerWithMail('Ines', mondayNine)
    const row = await desk.post('My refund for order 8121 is late', { author: 'ines' })
    await desk.change(`/api/cases/${row.id}/earlier-contacts`, { contactId })
    const before = await desk.get(row.id)
    expect((await desk.change(`/api/cases/${row.id}/earlier-contacts`, { contactId })).case.version).toBe(before.version)
  })

  it('finds nothing that is later than the case', async () => {
    const row = await desk.post('My refund for order 8122 is late', { author: 'carla' })
    const { contactId } = await customerWithMail('Carla', world.context.clock.now() + hour)
    expect(await desk.change(`/api/cases/${row.id}/earlier-contacts`, { contactId })).toMatchObject({ status: 400 })
  })
})

describe('joining two cases', () => {
  it('makes one matter of them, due no later than before, and can be taken back completely', async () => {
    world.setNow(wednesdayTen)
    const first = await desk.post('order 8201 arrived broken', { author: 'dora' })
    world.advance(hour)
    const second = await desk.post('hello? the broken lamp from last week, anybody?', { author: 'dora-on-chat' })
    const firstBefore = await desk.get(first.id)
    const secondBefore = await desk.get(second.id)

    const { case: joined } = await desk.change(`/api/cases/${first.id}/join`, { otherCaseId: second.id })
    expect(joined).toMatchObject({
      due: firstBefore.due,
      waitingSince: firstBefore.waitingSince,
      joined: [{ number: second.number }],
    })
    expect(joined.messages.filter(({ ofThisCase }) => ofThisCase)).toHaveLength(2)
    expect((await desk.list('queue', { limit: 200 })).cases.map(({ id }) => id)).not.toContain(second.id)
    expect((await desk.list('resolved')).cases.map(({ id }) => id)).not.toContain(second.id)
    expect(await desk.reply(second.id)).toMatchObject({ status: 409, code: 'conflict' })

    const mergeId = joined.joined[0]?.mergeId ?? ''
    const { case: parted } = await desk.change(`/api/merges/${mergeId}/undo`, {})
    const secondAfter = await desk.get(second.id)
    const plain = ({ version: _version, timeline: _timeline, obligations: _obligations, ...rest }: typeof firstBefore) => rest
    expect(plain(parted)).toEqual(plain(firstBefore))
    expect(plain(secondAfter)).toEqual(plain(secondBefore))
    expect(parted.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['case-joined', 'case-split']))
    expect(await desk.change(`/api/merges/${mergeId}/undo`, {})).toMatchObject({ status: 409 })
  })

  it('takes over what is worse in the other one', async () => {
    world.setNow(wednesdayTen)
    const first = await desk.post('how do I clean order 8301?', { author: 'emil' })
    const second = await desk.post('the charger is smoking', { author: 'emil-2' })
    const { case: joined } = await desk.change(`/api/cases/${first.id}/join`, { otherCaseId: second.id })
    expect(joined).toMatchObject({ severity: 'critical', lane: 1 })
    expect((await desk.change(`/api/merges/${joined.joined[0]?.mergeId ?? ''}/undo`, {})).case).toMatchObject({
      severity: first.severity,
      due: first.due,
    })
  })

  it('gives back what came in meanwhile in the other one’s conversation', async () => {
    world.setNow(wednesdayTen)
    const first = await desk.post('order 8401 arrived broken', { author: 'frida' })
    const second = await desk.post('my lamp from order 8402 is broken', { author: 'frida', object: 'frida-thread' })
    const { case: joined } = await desk.change(`/api/cases/${first.id}/join`, { otherCaseId: second.id })
    world.advance(hour)
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now()).toISOString(),
        actor: { externalId: 'frida', handle: 'frida' },
        object: { externalId: 'frida-again', text: 'and its cable is missing, please help' },
        thread: { rootExternalId: 'frida-thread', inReplyToExternalId: 'frida-thread' },
      },
    ])
    await world.processAll()
    await desk.change(`/api/merges/${joined.joined[0]?.mergeId ?? ''}/undo`, {})
    const texts = async (id: string) =>
      (await desk.get(id)).messages.filter(message => message.ofThisCase).map(({ body }) => body)
    expect(await texts(second.id)).toEqual(['my lamp from order 8402 is broken', 'and its cable is missing, please help'])
    expect(await texts(first.id)).toEqual(['order 8401 arrived broken'])
  })

  it('brings what its author writes next to the case that stayed, over any number of joins, and never opens another', async () => {
    world.setNow(wednesdayTen)
    const first = await desk.post('order 8601 arrived broken', { author: 'gina' })
    const second = await desk.post('our lamp is broken too', { author: 'ginas-husband', object: 'husband-thread' })
    const third = await desk.post('the same lamp again, broken', { author: 'ginas-son' })
    await desk.change(`/api/cases/${third.id}/join`, { otherCaseId: second.id })
    await desk.change(`/api/cases/${first.id}/join`, { otherCaseId: third.id })
    world.advance(hour)
    const before = (await desk.list('queue', { limit: 200 })).cases.length
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now()).toISOString(),
        actor: { externalId: 'ginas-husband', handle: 'ginas-husband' },
        object: { externalId: 'husband-again', text: 'and its cable is broken, please help' },
        thread: { rootExternalId: 'husband-thread', inReplyToExternalId: 'husband-thread' },
      },
    ])
    await world.processAll()
    expect((await desk.list('queue', { limit: 200 })).cases).toHaveLength(before)
    const { messages } = await desk.get(first.id)
    expect(messages.at(-1)).toMatchObject({ ofThisCase: true, body: 'and its cable is broken, please help' })
  })

  it('of a case with itself is refused', async () => {
    const row = await desk.post('order 8501 arrived broken')
    expect(await desk.change(`/api/cases/${row.id}/join`, { otherCaseId: row.id })).toMatchObject({ status: 400 })
  })
})

describe('a join whose message is taken back by its author', () => {
  it('remembers no number that only that message named, and can still be taken back', async () => {
    const into = await desk.post('my lamp arrived broken', { author: 'keeps' })
    const from = await desk.post('order 778812 arrived broken', { author: 'deletes', object: 'taken-back' })
    await desk.change(`/api/cases/${into.id}/join`, { otherCaseId: from.id })
    const time = new Date(world.context.clock.now()).toISOString()
    const object = { externalId: 'taken-back', text: '' }
    await world.receive([{ version: 1, type: 'message.deleted', time, actor: { externalId: 'deletes' }, object }])
    await processIntake(world.context, world.workspaceId)
    const merges = await inWorkspace(world.context.db, world.workspaceId, tx =>
      tx.selectFrom('merges').selectAll().where('into_id', '=', into.id).execute(),
    )
    expect(merges).toHaveLength(1)
    expect(JSON.stringify(merges)).not.toContain('778812')
    expect((await desk.change(`/api/merges/${merges[0]?.id ?? ''}/undo`, {})).status).toBe(200)
    expect((await desk.get(from.id)).references).toEqual([])
  })
})
