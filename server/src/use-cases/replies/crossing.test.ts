import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../../dev/world.ts'
import { openReceiver, type Receiver } from '../../channels/webhook/receiver.fixture.ts'
import { deskOf, type Desk } from '../../http/desk.fixture.ts'
import { processIntake } from '../intake/process.ts'
import { undoMs } from './undo-time.ts'

let world: World
let desk: Desk
let receiver: Receiver
let channelId: string

beforeAll(async () => {
  world = await openWorld()
  desk = deskOf(world)
  receiver = await openReceiver(() => [])
  channelId = await world.addChannel({ name: 'Shop chat', network: 'chat', replyUrl: receiver.url })
})
afterAll(async () => {
  await receiver[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

const post = (text: string) => desk.post(text, { channelId })

type Elsewhere = { root: string; text?: string; id?: string; type?: 'message.created' | 'message.deleted' }

/** Somebody of the company answered in another program, or the network tells us of our own answer. */
async function answeredElsewhere({ root, text = '', id = `answer-to-${root}`, type = 'message.created' }: Elsewhere) {
  const time = new Date(world.context.clock.now()).toISOString()
  const thread = { rootExternalId: root, inReplyToExternalId: root }
  const object = { externalId: id, text }
  await world.receive([{ version: 1, type, direction: 'out', time, actor: { externalId: 'shop' }, object, thread }], channelId)
}

describe('a reply', () => {
  it('that crosses a colleague’s says so before it goes, and goes when its writer says so again', async () => {
    const row = await post('order 505 arrived broken')
    const { version: seenVersion } = await desk.get(row.id)
    await desk.reply(row.id, { seenVersion }, 'lena')
    const crossing = await desk.reply(row.id, { seenVersion, body: 'And from me.' })
    expect(crossing).toMatchObject({ status: 409, code: 'reply-crossed', details: { authorUserId: world.actor('lena').userId } })
    expect((await desk.reply(row.id, { seenVersion, despiteCrossing: true })).case.replies).toHaveLength(2)
  })

  it('does not cross one that was taken back', async () => {
    const row = await post('order 506 arrived broken')
    const { version: seenVersion } = await desk.get(row.id)
    const id = (await desk.reply(row.id, { seenVersion }, 'lena')).case.replies[0]?.id ?? ''
    await desk.change(`/api/replies/${id}/undo`, {}, 'lena')
    expect((await desk.reply(row.id, { seenVersion })).status).toBe(200)
  })

  it('written in a second window crosses the writer’s own from the first; one after the other do not cross', async () => {
    const row = await post('order 516 arrived broken')
    const { version: seenVersion } = await desk.get(row.id)
    expect((await desk.reply(row.id, { seenVersion, body: 'A new one leaves today.' })).status).toBe(200)
    expect(await desk.reply(row.id, { seenVersion })).toMatchObject({
      status: 409,
      code: 'reply-crossed',
      details: { body: 'A new one leaves today.', authorUserId: world.actor('amir').userId },
    })
    expect((await desk.reply(row.id)).status).toBe(200)
  })

  it('of two that are sent at the same moment goes, and the other hears of it', async () => {
    const row = await post('order 517 arrived broken')
    const { version: seenVersion } = await desk.get(row.id)
    const answers = await Promise.all([
      desk.reply(row.id, { seenVersion, idempotencyKey: 'amir-at-the-same-moment' }, 'amir'),
      desk.reply(row.id, { seenVersion, idempotencyKey: 'lena-at-the-same-moment' }, 'lena'),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('crosses an answer that was given outside this desk and came in while it was written', async () => {
    const row = await desk.post('order 518 arrived broken', { channelId, object: 'root-518' })
    const { version: seenVersion } = await desk.get(row.id)
    await answeredElsewhere({ root: 'root-518', text: 'The shop has sent a new one.' })
    await world.processAll()
    const crossed = await desk.reply(row.id, { seenVersion, body: 'Could you send us a photo?' })
    expect(crossed).toMatchObject({
      status: 409,
      code: 'reply-crossed',
      details: { body: 'The shop has sent a new one.', authorUserId: null },
    })
    expect((await desk.get(row.id)).replies).toEqual([])
    expect((await desk.reply(row.id, { seenVersion, despiteCrossing: true })).status).toBe(200)
  })

  it('crosses nothing that its author deleted, and nothing that was seen', async () => {
    const row = await desk.post('order 519 arrived broken', { channelId, object: 'root-519' })
    const { version: seenVersion } = await desk.get(row.id)
    await answeredElsewhere({ root: 'root-519', text: 'The shop has sent a new one.' })
    await world.processAll()
    expect(await desk.reply(row.id, { seenVersion })).toMatchObject({ code: 'reply-crossed' })
    await answeredElsewhere({ root: 'root-519', type: 'message.deleted' })
    await world.processAll()
    expect((await desk.reply(row.id, { seenVersion })).status).toBe(200)
    await answeredElsewhere({ root: 'root-519', id: 'second', text: 'And a lamp for free.' })
    await world.processAll()
    expect((await desk.reply(row.id)).status).toBe(200)
  })

  it('does not cross the echo of one that was seen, even where the echo is faster than the sending', async () => {
    const row = await desk.post('order 520 arrived broken', { channelId, object: 'root-520' })
    const { case: held } = await desk.reply(row.id)
    receiver.answerWith(async () => {
      await answeredElsewhere({ root: 'root-520', id: `evenhand-reply-${held.replies[0]?.id ?? ''}`, text: 'Thank you.' })
      await processIntake(world.context, world.workspaceId)
      return { status: 200 }
    })
    world.advance(undoMs)
    await world.processAll()
    const after = await desk.get(row.id)
    expect(after.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['message-out', 'reply-sent']))
    expect((await desk.reply(row.id, { seenVersion: held.version })).status).toBe(200)
  })
})
