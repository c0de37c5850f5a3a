import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

let desk: IntakeWorld
let channel: string
let channels = 0

beforeAll(async () => {
  desk = await openIntake()
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(async () => {
  channels += 1
  channel = await desk.addChannel(`receive ${channels}`, 'posts')
})

const waiting = async () => (await desk.all('activities')).filter(row => row.channel_id === channel)

const edit = (time: number, revision?: string) =>
  post('a', { type: 'message.edited', time: mondayAtTen - time, object: revision === undefined ? {} : { revision } })

describe('receive', () => {
  it('answers for each activity, and a second delivery is a duplicate before and after it was handled', async () => {
    const activities = [post('a'), post('b')]
    expect(await desk.receive(activities, channel)).toEqual(['accepted', 'accepted'])
    expect(await desk.receive([post('b'), post('c')], channel)).toEqual(['duplicate', 'accepted'])
    await desk.process()
    const before = await desk.counts()
    expect(await desk.receive(activities, channel)).toEqual(['duplicate', 'duplicate'])
    await desk.process()
    expect(await desk.counts()).toEqual(before)
  })

  it('keeps the first of two activities with one key in one delivery', async () => {
    const twice = [post('a', { dedupeKey: 'k' }), post('b', { dedupeKey: 'k' })]
    expect(await desk.receive(twice, channel)).toEqual(['accepted', 'duplicate'])
    expect(await waiting()).toMatchObject([{ payload: { object: { externalId: 'a' } } }])
  })

  it('tells two edits apart by revision, and by time where the network names none', async () => {
    const edits = [edit(2, 'one'), edit(1, 'two'), edit(3, 'two'), edit(4), edit(5), edit(5)]
    const expected = ['accepted', 'accepted', 'duplicate', 'accepted', 'accepted', 'duplicate']
    expect(await desk.receive(edits, channel)).toEqual(expected)
  })

  it('masks card numbers before anything is stored', async () => {
    const text = 'my card is 4111 1111 1111 1111, order 4471'
    await desk.receive([post('a', { object: { text, subject: 'card 4111111111111111' } })], channel)
    expect(JSON.stringify(await waiting())).not.toMatch(/4111 ?1111/)
    await desk.process()
    const message = (await desk.all('messages')).find(row => row.channel_id === channel)
    expect(message).toMatchObject({ masked_numbers: 2, body: 'my card is •••• •••• •••• 1111, order 4471' })
  })

  it('masks a card number that a network hands over as the order', async () => {
    await desk.receive([post('a', { object: { orderRef: '4111 1111 1111 1111' } })], channel)
    expect(JSON.stringify(await waiting())).not.toMatch(/4111 ?1111/)
    await desk.process()
    expect(JSON.stringify(await desk.all('case_references', 'reference'))).not.toContain('41111111')
  })

  it('empties what was handled: the raw words stand nowhere but in the message', async () => {
    await desk.receive([post('a')], channel)
    expect(await waiting()).toHaveLength(1)
    await desk.process()
    expect(await waiting()).toEqual([])
  })

  it('stores what PostgreSQL could not: characters zero, halves of emoji, very long keys', async () => {
    const awkward = post(`long-${'ü'.repeat(500)}`, {
      actor: { externalId: 'a' },
      object: { text: 'broken\0 lamp \ud83d please send a new one' },
    })
    expect(await desk.receive([awkward, awkward], channel)).toEqual(['accepted', 'duplicate'])
    expect(await desk.process()).toEqual({ handled: 1, failed: 0 })
  })

  it('wakes the pipeline once, however much arrives', async () => {
    await desk.receive([post('a')], channel)
    await desk.receive([post('b')], channel)
    expect(await desk.jobs('intake')).toBe(1)
  })

  it('stores followers and spread in the audience closet and nowhere near a decision', async () => {
    const actor = { externalId: 'loud', handle: 'loud', followers: 1_234_567 }
    await desk.handle([post('a', { actor, metrics: { likes: 7_654_321 } })], channel)
    expect(await desk.followersOf('loud')).toBe(1_234_567)
    expect(await desk.all('message_audience', 'message_id')).toMatchObject([{ likes: 7_654_321 }])
    const service = JSON.stringify([await desk.all('cases'), await desk.all('decisions'), await desk.all('timeline')])
    expect(service).not.toContain('1234567')
    expect(service).not.toContain('7654321')
  })
})
