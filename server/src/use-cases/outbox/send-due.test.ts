import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorld, type World } from '../../../../dev/world.ts'
import { openReceiver, type Receiver } from '../../channels/webhook/receiver.fixture.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'
import type { Context } from '../context.ts'
import { undoMs } from '../replies/undo-time.ts'
import { sendDue } from './send-due.ts'

let world: World
let desk: Desk
let receiver: Receiver
let channelId: string
let secret = ''
const minute = 60_000
const hour = 60 * minute

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  receiver = await openReceiver(() => [secret])
  const made = await world.http('/api/channels', {
    as: 'ada',
    method: 'POST',
    json: { name: 'Shop chat', network: 'chat', replyUrl: receiver.url },
  })
  const channel = z.object({ id: z.string(), outboundSecret: z.string() }).parse(await made.json())
  channelId = channel.id
  secret = channel.outboundSecret
})
beforeEach(() => {
  receiver.deliveries.length = 0
  receiver.answerWith({ status: 200 })
})
afterAll(async () => {
  await receiver[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

const post = (text: string) => desk.post(text, { channelId })
async function afterUndoTime(): Promise<void> {
  world.advance(undoMs)
  await world.processAll()
}

const nextResponse = ({ obligations }: Awaited<ReturnType<Desk['get']>>) =>
  obligations.find(({ kind }) => kind === 'next-response')

describe('a reply', () => {
  it('is held for the undo time, then POSTed signed, and becomes a message that answers at the instant of sending', async () => {
    const row = await post('order 501 arrived broken')
    const { case: held } = await desk.reply(row.id, { body: 'A new one is on its way.' })
    expect(held.replies).toMatchObject([{ state: 'held', body: 'A new one is on its way.' }])
    expect(held).toMatchObject({ replied: false, due: row.due })
    await world.processAll()
    expect(receiver.deliveries).toEqual([])

    world.advance(undoMs)
    const sentAt = new Date(world.context.clock.now()).toISOString()
    await world.processAll()
    expect(receiver.deliveries).toMatchObject([
      { isGenuine: true, payload: { version: 1, reply: { text: 'A new one is on its way.' } } },
    ])
    const sent = await desk.get(row.id)
    expect(sent).toMatchObject({ replied: true, replies: [] })
    expect(sent.messages.at(-1)).toMatchObject({ direction: 'out', sentAt, author: { name: 'Amir Agent' } })
    expect(sent.obligations.find(({ kind }) => kind === 'first-response')).toMatchObject({ state: 'met' })
    expect(sent.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reply-held', 'reply-sent']))
  })

  it('that only sends the customer elsewhere leaves the first answer owed; one that says what is needed and why gives it', async () => {
    const row = await post('order 511 arrived broken')
    await desk.reply(row.id, { body: 'So sorry to hear that! Please send us a private message.' })
    await afterUndoTime()
    const sent = await desk.get(row.id)
    expect(sent).toMatchObject({ replied: false, due: row.due, dueObligation: 'first-response' })
    expect(sent.timeline.find(({ kind }) => kind === 'reply-sent')?.data).toMatchObject({ stillOwed: true })
    await desk.reply(row.id, { body: 'Please DM us your order number, so that we can send a new one.' })
    await afterUndoTime()
    expect(await desk.get(row.id)).toMatchObject({ replied: true, dueObligation: 'resolution' })
  })

  it('does not answer what its customer asks while it is held: that waits from its own instant, whatever comes next', async () => {
    const row = await desk.post('order 512 arrived broken', { channelId, author: 'ivy', object: 'ivy-1' })
    await desk.reply(row.id, { body: 'A new one is on its way.' })
    world.advance(undoMs / 2)
    const askedAt = world.context.clock.now()
    const write = async (id: string, text: string) => {
      const time = new Date(world.context.clock.now()).toISOString()
      const thread = { rootExternalId: 'ivy-1', inReplyToExternalId: 'ivy-1' }
      const actor = { externalId: 'ivy', handle: 'ivy' }
      await world.receive(
        [{ version: 1, type: 'message.created', time, actor, object: { externalId: id, text }, thread }],
        channelId,
      )
      await world.processAll()
    }
    await write('ivy-2', 'And can I have the money back instead?')
    world.advance(undoMs / 2)
    await world.processAll()
    const since = new Date(askedAt).toISOString()
    expect(nextResponse(await desk.get(row.id))).toMatchObject({ since, state: 'running' })
    world.advance(minute)
    await write('ivy-3', 'Hello? Can I have it?')
    expect(nextResponse(await desk.get(row.id))).toMatchObject({ since, state: 'running' })
  })

  it('can be taken back while it is held, and not afterwards', async () => {
    const row = await post('order 502 arrived broken')
    const { case: held } = await desk.reply(row.id)
    const id = held.replies[0]?.id ?? ''
    expect((await desk.change(`/api/replies/${id}/undo`, {})).case.replies).toMatchObject([{ state: 'undone' }])
    await afterUndoTime()
    expect(receiver.deliveries).toEqual([])

    const second = (await desk.reply(row.id)).case.replies.find(({ state }) => state === 'held')
    await afterUndoTime()
    expect(await desk.change(`/api/replies/${second?.id ?? ''}/undo`, {})).toMatchObject({ status: 409, code: 'too-late' })
    expect(receiver.published()).toHaveLength(1)
  })

  it('is taken back by its writer or a lead, by nobody else', async () => {
    const row = await post('order 503 arrived broken')
    const id = (await desk.reply(row.id, {}, 'lena')).case.replies[0]?.id ?? ''
    expect(await desk.change(`/api/replies/${id}/undo`, {}, 'amir')).toMatchObject({ status: 403 })
    expect((await desk.change(`/api/replies/${id}/undo`, {}, 'ada')).status).toBe(200)
  })

  it('sent twice with one key is one reply', async () => {
    const row = await post('order 504 arrived broken')
    const idempotencyKey = 'the-same-key-of-504'
    const { version } = await desk.get(row.id)
    await desk.reply(row.id, { idempotencyKey, seenVersion: version })
    const again = await desk.reply(row.id, { idempotencyKey, seenVersion: version })
    expect(again.case.replies).toHaveLength(1)
    await afterUndoTime()
    expect(receiver.deliveries).toHaveLength(1)
  })

  it('resolves the case when it is sent, and not before', async () => {
    const row = await post('order 507 arrived broken')
    expect((await desk.reply(row.id, { afterwards: 'resolved' })).case.status).toBe('open')
    await afterUndoTime()
    expect(await desk.get(row.id)).toMatchObject({ status: 'resolved', due: null })
  })

  it('leaves the case open when the customer wrote while it was held', async () => {
    const row = await desk.post('order 508 arrived broken', { channelId, author: 'impatient', object: 'root-508' })
    await desk.reply(row.id, { afterwards: 'resolved' })
    world.advance(undoMs / 2)
    const at = world.context.clock.now()
    await desk.post('And order 508 also lacks its cable, where is it?', { channelId, author: 'impatient', thread: 'root-508' })
    await afterUndoTime()
    const after = await desk.get(row.id)
    expect(after).toMatchObject({ status: 'open', replied: true, dueObligation: 'next-response' })
    expect(after.obligations.find(({ kind }) => kind === 'next-response')?.since).toBe(new Date(at).toISOString())
  })

  it('waits for the named fact from the instant of sending', async () => {
    const row = await post('my parcel arrived broken, and now?')
    await desk.reply(row.id, { afterwards: 'pending', missingFact: 'order number' })
    await afterUndoTime()
    expect(await desk.get(row.id)).toMatchObject({ status: 'pending', due: null, notes: [{ body: 'order number' }] })
  })

  it('goes out after an earlier one of the same case', async () => {
    const row = await post('order 509 arrived broken')
    await desk.reply(row.id, { body: 'First.' })
    await desk.reply(row.id, { body: 'Second.' })
    receiver.answerWith({ status: 503 })
    await afterUndoTime()
    expect(receiver.published()).toMatchObject([{ reply: { text: 'First.' } }])
    receiver.answerWith({ status: 200 })
    world.advance(minute)
    await world.processAll()
    expect(receiver.published()).toMatchObject([{ reply: { text: 'First.' } }, { reply: { text: 'Second.' } }])
  })
})

describe('when the other side does not take it', () => {
  it('is tried again with growing pauses and the same key, until it goes', async () => {
    const row = await post('order 601 arrived broken')
    receiver.answerWith({ status: 500 })
    await desk.reply(row.id)
    await afterUndoTime()
    for (let i = 0; i < 3; i += 1) {
      world.advance(2 * minute)
      await world.processAll()
    }
    expect(await desk.get(row.id)).toMatchObject({ replied: false, replies: [{ state: 'sending', attempts: 4 }] })
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1)
    receiver.answerWith({ status: 200 })
    world.advance(hour)
    await world.processAll()
    expect(await desk.get(row.id)).toMatchObject({ replied: true, replies: [] })
  })

  it('waits as long as it is told to', async () => {
    const row = await post('order 602 arrived broken')
    receiver.answerWith({ status: 429, headers: { 'retry-after': '3600' } })
    await desk.reply(row.id)
    await afterUndoTime()
    world.advance(59 * minute)
    await world.processAll()
    expect(receiver.deliveries).toHaveLength(1)
    receiver.answerWith({ status: 200 })
    world.advance(minute)
    await world.processAll()
    expect(receiver.deliveries).toHaveLength(2)
  })

  it('fails with the reason when it is refused for good, and can be tried again by hand', async () => {
    const row = await post('order 603 arrived broken')
    receiver.answerWith({ status: 422 })
    await desk.reply(row.id)
    await afterUndoTime()
    const failed = await desk.get(row.id)
    expect(failed.replies).toMatchObject([{ state: 'failed', error: expect.stringContaining('422') as unknown }])
    expect(failed.timeline.at(-1)).toMatchObject({ kind: 'reply-failed' })
    receiver.answerWith({ status: 200 })
    await desk.change(`/api/replies/${failed.replies[0]?.id ?? ''}/retry`, {})
    await world.processAll()
    expect(await desk.get(row.id)).toMatchObject({ replied: true, replies: [] })
  })

  it('needs a person when the address is wrong or leads elsewhere', async () => {
    const row = await post('order 604 arrived broken')
    receiver.answerWith({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })
    await desk.reply(row.id)
    await afterUndoTime()
    expect((await desk.get(row.id)).replies).toMatchObject([{ state: 'needs-you' }])
  })

  it('switches the channel off at 410', async () => {
    const made = await world.http('/api/channels', {
      as: 'ada',
      method: 'POST',
      json: { name: 'Going away', network: 'chat', replyUrl: receiver.url },
    })
    const { id } = z.object({ id: z.string() }).parse(await made.json())
    const row = await desk.post('order 605 arrived broken', { channelId: id })
    receiver.answerWith({ status: 410 })
    await desk.reply(row.id)
    await afterUndoTime()
    expect(await desk.get(row.id)).toMatchObject({ replies: [{ state: 'needs-you' }], can: { reply: false } })
  })
})

describe('a crash', () => {
  it('between sending and saving sends the same key again, so it is published once', async () => {
    const row = await post('order 701 arrived broken')
    await desk.reply(row.id, { body: 'Once.' })
    world.advance(undoMs)
    await expect(sendDue(dyingAfterSending(world.context), world.workspaceId)).rejects.toThrow('killed')
    expect(receiver.published()).toHaveLength(1)
    expect(await desk.get(row.id)).toMatchObject({ replied: false })

    world.advance(2 * minute)
    await world.processAll()
    expect(receiver.deliveries).toHaveLength(2)
    expect(receiver.published()).toHaveLength(1)
    const after = await desk.get(row.id)
    expect(after.messages.filter(({ direction }) => direction === 'out')).toHaveLength(1)
  })

  it('between claiming and sending loses nothing', async () => {
    const row = await post('order 702 arrived broken')
    await desk.reply(row.id, { body: 'Not lost.' })
    world.advance(undoMs)
    await expect(sendDue(dyingBeforeSending(world.context), world.workspaceId)).rejects.toThrow('killed')
    expect(receiver.deliveries).toEqual([])
    world.advance(2 * minute)
    await world.processAll()
    expect(receiver.published()).toMatchObject([{ reply: { text: 'Not lost.' } }])
    expect(await desk.get(row.id)).toMatchObject({ replied: true })
  })

  it('and two senders at once publish once', async () => {
    const row = await post('order 703 arrived broken')
    await desk.reply(row.id)
    world.advance(undoMs)
    await Promise.all([sendDue(world.context, world.workspaceId), sendDue(world.context, world.workspaceId)])
    expect(receiver.deliveries).toHaveLength(1)
    expect(await desk.get(row.id)).toMatchObject({ replied: true })
  })
})

/** The process ends after the network has the reply and before anything is written down. */
function dyingAfterSending(context: Context): Context {
  let isSent = false
  const { webhook } = context.channels
  const dying: Context = {
    ...context,
    // Once it is sent, no statement reaches the database any more.
    get db() {
      if (isSent) throw new Error('killed')
      return context.db
    },
    channels: {
      ...context.channels,
      webhook: {
        ...webhook,
        async send(...args) {
          const result = await webhook.send(...args)
          isSent = true
          return result
        },
      },
    },
  }
  return dying
}

/** The process ends after it has claimed the reply. */
function dyingBeforeSending(context: Context): Context {
  let calls = 0
  return {
    ...context,
    get db() {
      calls += 1
      if (calls > 1) throw new Error('killed')
      return context.db
    },
  }
}
