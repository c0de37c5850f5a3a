import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explanationSchema, type Case } from '@evenhand/contract/case.ts'
import { caseRowSchema, type CaseRow } from '@evenhand/contract/queue.ts'
import { compareQueue, type QueueKey } from '@evenhand/domain/decision/queue-order.ts'
import { severityRank } from '@evenhand/domain/severity/severity.ts'
import { openWorld, type World } from '../../../dev/world.ts'
import { deskOf, type Desk } from './desk.fixture.ts'

let world: World
let desk: Desk
let count = 0
const minute = 60_000
const hour = 60 * minute

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

/** A case whose customer has had a first answer. */
async function answered(text: string): Promise<Case> {
  count += 1
  const object = `answered-${count}`
  const { id } = await desk.post(text, { object })
  world.advance(minute)
  await world.receive([
    {
      version: 1,
      type: 'message.created',
      direction: 'out',
      time: new Date(world.context.clock.now()).toISOString(),
      actor: { externalId: 'lumen' },
      object: { externalId: `answer-to-${object}`, text: 'Thank you, we are looking into it.' },
      thread: { rootExternalId: object, inReplyToExternalId: object },
    },
  ])
  await world.processAll()
  return desk.get(id)
}

/** As the domain orders it. */
function keyOf({ lane, due, severity, openedAt, id }: CaseRow): QueueKey {
  return {
    lane,
    due: due === null ? null : Date.parse(due),
    severityRank: severityRank(severity),
    openedAt: Date.parse(openedAt),
    id,
  }
}

describe('a list', () => {
  it('shows a case as the contract draws it, and nothing of the audience', async () => {
    const row = await desk.post('My charger is smoking, what shall I do?', { followers: 2_345_678 })
    expect(caseRowSchema.parse(row)).toMatchObject({ severity: 'critical', lane: 1, risk: true, status: 'open', replied: false })
    expect(JSON.stringify(await desk.get(row.id))).not.toContain('2345678')
  })

  it('is read page by page in one order, without a case twice or left out', async () => {
    for (const text of [
      'order 101 broken',
      'order 102 is late',
      'how do I pair my speaker?',
      'order 103 charged twice',
      'order 104 lost',
    ]) {
      await desk.post(text)
    }
    const { cases } = await desk.list('queue', { limit: 200 })
    expect(cases.map(keyOf).toSorted(compareQueue)).toEqual(cases.map(keyOf))
    const whole = cases.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Desk['list']>> = await desk.list('queue', { limit: 2, ...(cursor ? { cursor } : {}) })
      expect(page.cases.length).toBeLessThanOrEqual(2)
      paged.push(...page.cases.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(whole)
  })

  it('puts a snoozed, a pending and a resolved case where they belong', async () => {
    const row = await desk.post('order 201 arrived broken')
    await desk.change(`/api/cases/${row.id}/status`, { status: 'resolved' })
    expect((await desk.list('resolved')).cases.map(({ id }) => id)).toContain(row.id)
    expect((await desk.list('queue', { limit: 200 })).cases.map(({ id }) => id)).not.toContain(row.id)
  })

  it('shows an agent their own cases, and all what nobody has', async () => {
    const row = await desk.post('order 202 arrived broken')
    const { userId } = world.actor('amir')
    expect((await desk.change(`/api/cases/${row.id}/assignee`, { userId })).case.assigneeId).toBe(userId)
    expect((await desk.list('mine')).cases.map(({ id }) => id)).toEqual([row.id])
    expect((await desk.list('unassigned', { limit: 200 })).cases.map(({ id }) => id)).not.toContain(row.id)
    expect((await desk.list('mine', { as: 'lena' })).cases).toEqual([])
  })

  it('counts every list, and what is overdue', async () => {
    const counted: unknown = await (await world.http('/api/case-counts', { as: 'vera' })).json()
    const { cases } = await desk.list('queue', { limit: 200 })
    expect(counted).toMatchObject({ counts: { queue: { count: cases.length, capped: false } }, overdue: { count: 0 } })
    world.advance(11 * hour)
    await world.processAll()
    const later: unknown = await (await world.http('/api/case-counts', { as: 'vera' })).json()
    expect(later).toMatchObject({ overdue: { count: cases.length } })
  })

  it.each([
    'not-base64-json',
    Buffer.from('["q",9,1,1,1,"x"]').toString('base64url'),
    Buffer.from('["t",1,"x"]').toString('base64url'),
  ])('refuses a cursor that was tampered with: %s', async cursor => {
    const response = await world.http(`/api/cases?view=queue&cursor=${cursor}`, { as: 'amir' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'invalid' } })
  })
})

describe('one case', () => {
  it('is found by its id and by the number that people say', async () => {
    const row = await desk.post('Where is my refund for order 4471? I wait since Monday.')
    const byId = await desk.get(row.id, 'vera')
    expect(await desk.get(String(row.number), 'vera')).toEqual(byId)
    expect(byId.messages).toMatchObject([{ direction: 'in', ofThisCase: true, author: { handle: row.author.handle } }])
    expect(byId.references).toEqual(['4471'])
  })

  it('explains itself from the decision that was made, and says that followers change nothing', async () => {
    const row = await desk.post('The parcel with order 5512 is broken.')
    const response = await world.http(`/api/cases/${row.number}/why?counterfactuals=true`, { as: 'amir' })
    const why = explanationSchema.parse(await response.json())
    expect(why.sentence.id).toBe('sentence.due')
    expect(why.counterfactuals).toContainEqual({
      id: 'outcome.unchanged',
      values: { change: { id: 'change.followers', values: expect.anything() as unknown } },
    })
  })

  it('takes a private note that answers nothing', async () => {
    const row = await desk.post('order 301 arrived broken')
    const { case: noted } = await desk.change(`/api/cases/${row.id}/notes`, { body: 'Called the warehouse.' })
    expect(noted.notes).toMatchObject([{ body: 'Called the warehouse.', authorUserId: world.actor('amir').userId }])
    expect(noted).toMatchObject({ due: row.due, replied: false, version: row.version + 1 })
  })

  it('shows what others said in the thread, and that it is not of this case', async () => {
    const row = await desk.post('order 302 arrived broken', { object: 'thread-302' })
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: new Date(world.context.clock.now()).toISOString(),
        actor: { externalId: 'bystander', handle: 'bystander' },
        object: { externalId: 'thread-302-aside', text: 'Lovely weather today' },
        thread: { rootExternalId: 'thread-302', inReplyToExternalId: 'thread-302' },
      },
    ])
    await world.processAll()
    const { messages } = await desk.get(row.id)
    expect(messages.map(({ author, ofThisCase }) => [author.handle, ofThisCase])).toEqual([
      [row.author.handle, true],
      ['bystander', false],
    ])
  })

  it('can be resolved and opened again, and is due as before', async () => {
    const row = await desk.post('My invoice 7781 shows the wrong amount.')
    const { case: resolved } = await desk.change(`/api/cases/${row.id}/status`, { status: 'resolved' })
    expect(resolved).toMatchObject({ status: 'resolved', due: null })
    const { case: opened } = await desk.change(`/api/cases/${row.id}/status`, { status: 'open' })
    expect(opened).toMatchObject({ status: 'open', due: row.due })
    expect(opened.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opened', 'resolved', 'reopened']))
  })

  it('never waits for a stranger to say who they are, and says so before it is sent', async () => {
    const { id } = await answered('My lamp order 4712 is broken.')
    const { due } = await desk.get(id)
    const asked = { status: 'pending', missingFact: 'your full name' }
    expect(await desk.change(`/api/cases/${id}/status`, asked)).toMatchObject({ status: 409, code: 'asks-stranger' })
    expect(await desk.get(id)).toMatchObject({ status: 'open', due })
    const aboutTheMatter = { status: 'pending', missingFact: 'a photo of the lamp' }
    expect((await desk.change(`/api/cases/${id}/status`, aboutTheMatter)).case).toMatchObject({ status: 'pending', due: null })
  })

  it('stays in the queue while it is pending without a first response, and waits once for one fact', async () => {
    const row = await desk.post('My order arrived broken, what now?')
    const { case: pending } = await desk.change(`/api/cases/${row.id}/status`, { status: 'pending', missingFact: 'Order number' })
    expect(pending).toMatchObject({ status: 'pending', due: row.due })
    await desk.change(`/api/cases/${row.id}/status`, { status: 'open' })
    const again = await desk.change(`/api/cases/${row.id}/status`, { status: 'pending', missingFact: ' order NUMBER ' })
    expect(again).toMatchObject({ status: 409, code: 'already-paused' })
    expect(await desk.change(`/api/cases/${row.id}/status`, { status: 'pending' })).toMatchObject({
      status: 400,
      code: 'invalid',
    })
  })

  it('keeps the words of a missing fact out of what is kept for ever', async () => {
    const row = await desk.post('My order arrived broken, and now?')
    await desk.change(`/api/cases/${row.id}/status`, { status: 'pending', missingFact: 'iban of Erika Mustermann' })
    const { timeline, notes } = await desk.get(row.id)
    expect(JSON.stringify(timeline)).not.toContain('Erika')
    expect(notes).toMatchObject([{ body: 'iban of Erika Mustermann' }])
    const response = await world.http(`/api/cases/${row.id}/why`, { as: 'amir' })
    expect(await response.json()).not.toMatchObject({ sentence: { values: { fact: notes[0]?.id } } })
  })

  it('keeps no card number of a customer in notes, reasons, welfare steps and missing facts', async () => {
    const row = await desk.post('order 307 arrived broken')
    const path = `/api/cases/${row.id}`
    const card = '4111 1111 1111 1111'
    await desk.change(`${path}/notes`, { body: `Pays by ${card}.` })
    await desk.change(`${path}/severity`, { severity: 'high', reason: `${card} was charged twice.` })
    const asked = { status: 'pending', missingFact: `Is ${card} yours?` }
    await desk.change(`${path}/status`, asked)
    expect(await desk.change(`${path}/status`, asked)).toMatchObject({ status: 409, code: 'already-paused' })
    await desk.change(`${path}/status`, { status: 'resolved', welfareStep: `Called; card ${card} is blocked.` })
    const { notes, timeline } = await desk.get(row.id)
    expect(notes.map(({ body }) => body).toSorted()).toEqual([
      'Called; card •••• •••• •••• 1111 is blocked.',
      'Is •••• •••• •••• 1111 yours?',
      'Pays by •••• •••• •••• 1111.',
      '•••• •••• •••• 1111 was charged twice.',
    ])
    expect(JSON.stringify(timeline)).not.toContain('4111')
  })

  it('is answered in the very words that were written, our own account number as well', async () => {
    const channelId = await world.addChannel({ name: 'Mail', replyUrl: 'http://127.0.0.1:9/' })
    const row = await desk.post('order 308: where do I pay?', { channelId })
    const { case: held } = await desk.reply(row.id, { body: 'Please pay to DE89 3704 0044 0532 0130 00.' })
    expect(held.replies).toMatchObject([{ body: 'Please pay to DE89 3704 0044 0532 0130 00.' }])
  })

  it('cannot be snoozed while it is critical, or while nobody has answered', async () => {
    const until = new Date(world.context.clock.now() + 2 * hour).toISOString()
    const refused = { status: 409, code: 'snooze-refused' }
    const fresh = await desk.post('order 305 arrived broken')
    expect(await desk.change(`/api/cases/${fresh.id}/snooze`, { until })).toMatchObject(refused)
    expect(await desk.get(fresh.id)).toMatchObject({
      status: 'open',
      can: { snooze: false, snoozeRefusal: expect.stringContaining('Answer first') },
    })
    const critical = await answered('My charger is smoking')
    expect(await desk.change(`/api/cases/${critical.id}/snooze`, { until })).toMatchObject(refused)
    expect(critical.can).toMatchObject({ snooze: false, snoozeRefusal: expect.stringContaining('critical') })
  })

  it('that was put aside is taken up again when it turns out to be critical', async () => {
    const row = await answered('order 306 arrived broken')
    expect(row.can).toMatchObject({ snooze: true, snoozeRefusal: null })
    const until = new Date(world.context.clock.now() + hour).toISOString()
    await desk.change(`/api/cases/${row.id}/snooze`, { until })
    const raised = await desk.change(`/api/cases/${row.id}/severity`, { severity: 'critical', reason: 'On the phone: it burns.' })
    expect(raised.case).toMatchObject({ status: 'open', snoozedUntil: null, can: { snooze: false } })
  })

  it('cannot be snoozed into the past', async () => {
    const row = await desk.post('order 303 arrived broken')
    const until = new Date(world.context.clock.now() - minute).toISOString()
    expect(await desk.change(`/api/cases/${row.id}/snooze`, { until })).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('comes back when its snooze is over', async () => {
    const row = await answered('order 304 arrived broken')
    const until = new Date(world.context.clock.now() + hour).toISOString()
    expect((await desk.change(`/api/cases/${row.id}/snooze`, { until })).case).toMatchObject({
      status: 'snoozed',
      snoozedUntil: until,
    })
    world.advance(hour)
    await world.processAll()
    expect(await desk.get(row.id)).toMatchObject({ status: 'open' })
  })
})

describe('severity', () => {
  it('is raised by anyone with a reason, and due moves forward', async () => {
    const row = await desk.post('how do I change my delivery address for order 401?')
    const { case: raised } = await desk.change(`/api/cases/${row.id}/severity`, {
      severity: 'high',
      reason: 'On the phone: she is locked out.',
    })
    expect(raised.severity).toBe('high')
    expect(Date.parse(raised.due ?? '')).toBeLessThan(Date.parse(row.due ?? ''))
    expect(raised.notes).toMatchObject([{ body: 'On the phone: she is locked out.' }])
  })

  it('is lowered by a lead only', async () => {
    const row = await desk.post('order 402 was charged twice')
    const lower = { severity: 'low', reason: 'It was a test order.' }
    expect(await desk.change(`/api/cases/${row.id}/severity`, lower, 'amir')).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await desk.change(`/api/cases/${row.id}/severity`, lower, 'lena')).case.severity).toBe('low')
  })

  it('is not lowered by anybody while somebody may be in danger', async () => {
    const row = await desk.post('the charger smokes and my hand is burnt, help')
    const lower = { severity: 'low', reason: 'They exaggerate.' }
    expect(await desk.change(`/api/cases/${row.id}/severity`, lower, 'lena')).toMatchObject({ status: 409, code: 'conflict' })
  })
})

describe('somebody who may harm themselves', () => {
  it('is not resolved before the welfare step is written down', async () => {
    const channelId = await world.addChannel({ name: 'Answers', replyUrl: 'http://127.0.0.1:9/' })
    const row = await desk.post("sorry to bother, you cut my line, lost my job, don't see the point of being here anymore", {
      channelId,
    })
    const before = await desk.get(row.id)
    expect(before).toMatchObject({
      severity: 'critical',
      steps: expect.arrayContaining(['welfare']) as unknown,
      can: { resolve: false },
    })
    expect(await desk.change(`/api/cases/${row.id}/status`, { status: 'resolved' })).toMatchObject({
      status: 409,
      code: 'welfare-first',
    })
    expect(await desk.reply(row.id, { afterwards: 'resolved' })).toMatchObject({ status: 409, code: 'welfare-first' })
    const step = { status: 'resolved', welfareStep: 'Called her; her brother is with her.' }
    expect((await desk.change(`/api/cases/${row.id}/status`, step)).case).toMatchObject({ status: 'resolved' })
  })
})
