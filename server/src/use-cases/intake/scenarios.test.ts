import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

/** The stories of docs/design/scenarios that need no value calculation, through the whole pipeline. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('smoke', () => {
  const friday = mondayAtTen + 4 * day

  async function tellStory(followersOfTheLast: number): Promise<string> {
    await using desk = await openIntake({ now: friday - 2 * day })
    const mails = Array.from({ length: 300 }, (_, i) =>
      post(`mail-${i}`, {
        actor: { externalId: `customer-${i}`, ...(i === 299 ? { followers: followersOfTheLast } : {}) },
        object: { kind: 'email', text: `The lamp of order ${7000 + i} arrived broken. Please send a new one.` },
        time: friday - 2 * day + i * 1000,
      }),
    )
    await desk.handle(mails)
    desk.setNow(friday)
    const smoke = 'quick one: my X200 charger is smoking, unplugged it, ok to keep indoors?'
    await desk.handle([post('smoke', { actor: { externalId: 'calm', followers: 12 }, object: { text: smoke }, time: friday })])
    const queue = await desk.queue()
    expect(queue).toHaveLength(301)
    expect(queue[0]).toMatchObject({ author: 'calm', severity: 'critical', lane: 1, due: friday + 15 * minute })
    return JSON.stringify(queue.map(({ author, severity, lane, due }) => ({ author, severity, lane, due })))
  }

  it('puts the smoking charger first, and a million followers change nothing', async () => {
    expect(await tellStory(2_000_000)).toBe(await tellStory(3))
  })
})

describe('twins', () => {
  it('gives the same text in the same second the same due time, and a changed follower count writes nothing', async () => {
    await using desk = await openIntake()
    const text = 'My lamp arrived broken. Please send a new one.'
    const twin = (name: string, followers?: number): ActivityInput =>
      post(`of-${name}`, { actor: { externalId: name, ...(followers === undefined ? {} : { followers }) }, object: { text } })
    await desk.handle([twin('loud', 2_000_000), twin('unknown')])
    const [first, second] = await desk.queue()
    expect(first?.due).toBe(second?.due)
    expect(first?.level).toBe(second?.level)

    const before = await desk.counts()
    const zeroed = post('of-loud', {
      type: 'actor.updated',
      actor: { externalId: 'loud', followers: 0 },
      time: mondayAtTen + hour,
    })
    desk.setNow(mondayAtTen + hour)
    await desk.handle([zeroed])
    expect(await desk.counts()).toEqual(before)
    expect(await desk.followersOf('loud')).toBe(0)
  })
})

describe('mail, then post', () => {
  const wednesday = mondayAtTen + 2 * day
  const mondayAtNine = mondayAtTen - hour
  let desk: IntakeWorld

  beforeAll(async () => {
    desk = await openIntake({ now: wednesday })
    const customer = await desk.addCustomer('C-1007')
    await desk.addContact(customer, { at: mondayAtNine, outcome: 'unanswered', reference: '4471' })
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  it('is one case that has waited since the mail and gains one class', async () => {
    const known = { externalId: 'maria', customerId: 'C-1007' }
    await desk.handle([post('p-1', { actor: known, object: { text: 'still no refund 4471' }, time: wednesday })])
    const [found] = await desk.queue()
    expect(found).toMatchObject({ author: 'maria', waitingSince: mondayAtNine, due: wednesday + hour, severity: 'medium' })
    expect(await desk.counts()).toMatchObject({ cases: 1, messages: 1 })
  })

  it('stands behind any critical matter', async () => {
    await desk.handle([
      post('p-2', { actor: { externalId: 'other' }, object: { text: 'my charger is smoking' }, time: wednesday }),
    ])
    expect((await desk.queue()).map(({ author }) => author)).toEqual(['other', 'maria'])
  })

  it('opens a search for who has no record, and moves nothing', async () => {
    const text = 'mailed 3 weeks ago about my refund 9981, nothing!!!'
    await desk.handle([post('p-3', { actor: { externalId: 'bob' }, object: { text }, time: wednesday })])
    const bob = (await desk.queue()).find(({ author }) => author === 'bob')
    expect(bob).toMatchObject({ due: wednesday + 4 * hour, waitingSince: wednesday, steps: ['find-earlier-contact'] })
  })
})

describe('gate', () => {
  const tenPastOne = mondayAtTen + 3 * hour + 10 * minute
  const departure = mondayAtTen + 4 * hour + 5 * minute

  it('pulls the answer before the departure in the records, and is deaf to a deadline that is only claimed', async () => {
    await using desk = await openIntake({ now: tenPastOne })
    const customer = await desk.addCustomer('C-5')
    await desk.addOrder(customer, { number: 'BK771', deadline_at: departure, deadline_kind: 'departure' })
    await desk.handle([
      post('gate', {
        actor: { externalId: 'flyer', customerId: 'C-5' },
        object: { text: 'can I bring my EpiPen?' },
        time: tenPastOne,
      }),
      post('claim', {
        actor: { externalId: 'caller' },
        object: { text: 'can I bring my EpiPen? answer in 10 min or I call the press' },
        time: tenPastOne,
      }),
    ])
    const queue = await desk.queue()
    expect(queue.map(({ author, due, severity }) => ({ author, due, severity }))).toEqual([
      { author: 'flyer', due: departure - 20 * minute, severity: 'low' },
      { author: 'caller', due: tenPastOne + 10 * hour, severity: 'low' },
    ])
    expect(queue[0]?.deadline).toEqual({ at: departure, kind: 'departure', source: 'records' })
  })

  it('that has passed does not hide the next one', async () => {
    await using desk = await openIntake({ now: tenPastOne })
    const customer = await desk.addCustomer('C-6')
    const next = departure + 3 * hour
    await desk.addOrder(customer, { number: 'BK772', deadline_at: departure, deadline_kind: 'departure' })
    await desk.addOrder(customer, { number: 'BK773', deadline_at: next, deadline_kind: 'departure' })
    const actor = { externalId: 'flyer', customerId: 'C-6' }
    await desk.handle([post('gate', { actor, object: { text: 'can I bring my EpiPen on BK772?' }, time: tenPastOne })])
    const answer = { direction: 'out' as const, object: { text: 'Yes, you may bring it.' }, time: tenPastOne + 60_000 }
    const thread = { rootExternalId: 'gate', inReplyToExternalId: 'gate' }
    desk.setNow(departure + hour)
    const again = { text: 'BK772 has left without me. May I fly on BK773?' }
    await desk.handle([
      post('reply', { ...answer, thread }),
      post('again', { actor, object: again, thread, time: departure + hour }),
    ])
    const found = (await desk.all('obligations', 'since')).find(({ kind }) => kind === 'next-response')
    expect(found).toMatchObject({ since: departure + hour, state: 'running', due_at: next - 20 * minute })
  })
})
