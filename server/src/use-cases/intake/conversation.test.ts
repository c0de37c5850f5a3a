import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SeverityFact } from '@evenhand/domain/facts/need.ts'
import { timestamp } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

/** How messages find their cases, and what they move there. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const thanks = 'Great service, thank you so much!'

let desk: IntakeWorld
let channel: string
let stories = 0

beforeAll(async () => {
  desk = await openIntake()
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  desk.setNow(mondayAtTen + 100 * day)
  channel = await desk.addChannel(`story ${stories}`, 'posts')
})

const maria = { externalId: 'maria' }
const tell = (...activities: ReturnType<typeof post>[]) => desk.handle(activities, channel)
const inThread = (root: string) => ({ thread: { rootExternalId: root } })
const inReplyTo = (root: string) => ({ thread: { rootExternalId: root, inReplyToExternalId: root } })

async function currentDecision(found: RowOf<'cases'> | undefined): Promise<RowOf<'decisions'>> {
  const decision = (await desk.all('decisions')).find(({ id }) => id === found?.decision_id)
  if (decision === undefined) throw new Error('The case has no decision.')
  return decision
}

async function casesHere(): Promise<RowOf<'cases'>[]> {
  const profiles = (await desk.all('profiles')).filter(row => row.channel_id === channel)
  const ids = new Set(profiles.map(({ id }) => id))
  return (await desk.all('cases', 'number')).filter(({ profile_id }) => ids.has(profile_id))
}

async function messagesHere(): Promise<RowOf<'messages'>[]> {
  return (await desk.all('messages', 'position')).filter(row => row.channel_id === channel)
}

/** What a member does at the desk. */
async function atTheDesk(
  at: number,
  set: (record: CaseRecord) => Partial<CaseRecord['facts']['relationship']['clock']>,
  judged: readonly SeverityFact[] = [],
) {
  const [found] = await casesHere()
  await desk.within(async tx => {
    const [record] = await lockCaseRecords(tx, [found?.id ?? ''])
    if (record === undefined) throw new Error('There is no case.')
    const { facts } = record
    const clock = { ...facts.relationship.clock, ...set(record) }
    const need = { ...facts.need, severity: [...facts.need.severity, ...judged] }
    const changed = { ...facts, need, relationship: { ...facts.relationship, clock } }
    await decideCases(tx, desk.context, [{ record, facts: changed, cause: 'resolved', at, by: 'amir' }])
  })
}

describe('posting again', () => {
  it('joins the open case of the thread and moves no due time', async () => {
    await tell(post('a', { actor: maria }))
    const [before] = await casesHere()
    await tell(
      post('b', { actor: maria, time: mondayAtTen + hour, ...inThread('a') }),
      post('c', { actor: maria, time: mondayAtTen + 2 * hour, ...inThread('a') }),
    )
    const after = await casesHere()
    expect(after).toHaveLength(1)
    const still = ['due_at', 'lane', 'waiting_since', 'joined_at', 'opened_at', 'severity'] as const
    for (const column of still) expect(after[0]?.[column]).toEqual(before?.[column])
    expect((await messagesHere()).map(({ case_id }) => case_id)).toEqual(Array.from({ length: 3 }, () => before?.id))
  })

  it('makes no new decision where it states no new fact', async () => {
    const text = 'My lamp arrived broken.'
    await tell(post('a', { actor: maria, object: { text } }))
    const before = (await desk.counts()).decisions
    await tell(post('b', { actor: maria, object: { text }, time: mondayAtTen + hour, ...inThread('a') }))
    expect((await desk.counts()).decisions).toBe(before)
  })

  it('raises the severity when it states a new fact, counted from that fact', async () => {
    await tell(post('a', { actor: maria }))
    await tell(
      post('b', { actor: maria, object: { text: 'now the lamp is smoking!' }, time: mondayAtTen + hour, ...inThread('a') }),
    )
    expect(await casesHere()).toMatchObject([{ severity: 'critical', lane: 1, due_at: mondayAtTen + hour + 15 * minute }])
  })

  it('does not raise again what a lead has lowered; only something new does', async () => {
    const charged = { actor: maria, object: { text: 'I was charged twice for order 20391.' } }
    await tell(post('a', charged))
    await atTheDesk(mondayAtTen + 1, () => ({}), [{ at: mondayAtTen + 1, severity: 'low', source: 'person' }])
    await tell(post('b', { ...charged, time: mondayAtTen + hour, ...inThread('a') }))
    expect(await casesHere()).toMatchObject([{ severity: 'low' }])
    const blocked = { text: 'Now I am locked out of my account and cannot log in.' }
    await tell(post('c', { actor: maria, object: blocked, time: mondayAtTen + 2 * hour, ...inThread('a') }))
    expect(await casesHere()).toMatchObject([{ severity: 'high' }])
  })

  it('does not open a case for a stranger who only chats, and opens one for a stranger with a matter of their own', async () => {
    await tell(post('a', { actor: maria }))
    await tell(
      post('b', { actor: { externalId: 'fan' }, object: { text: thanks }, time: mondayAtTen + 1, ...inReplyTo('a') }),
      post('c', { actor: { externalId: 'other' }, time: mondayAtTen + 2, ...inReplyTo('a') }),
    )
    expect(await casesHere()).toHaveLength(2)
    const [, chat, matter] = await messagesHere()
    expect(chat?.case_id).toBeNull()
    expect(matter?.case_id).not.toBeNull()
  })
})

describe('one matter on several channels', () => {
  it('is one case for the same customer with the same order, and not for a stranger who quotes it', async () => {
    const customer = await desk.addCustomer('C-77')
    await desk.addIdentifier(customer, 'email', 'maria@example.com')
    const mail = await desk.addChannel(`mail ${stories}`, 'email')
    const author = { externalId: 'maria@example.com', email: 'Maria@Example.com' }
    const text = 'The lamp of order 20391 arrived broken.'
    await desk.handle([post('m', { actor: author, object: { kind: 'email', text } })], mail)
    const again = 'Order 20391 arrived broken and nobody answers'
    await tell(
      post('p', { actor: { externalId: 'maria_g', customerId: 'C-77' }, object: { text: again }, time: mondayAtTen + day }),
      post('q', { actor: { externalId: 'nosy' }, object: { text: again }, time: mondayAtTen + day + 1 }),
    )
    const [joined, other] = await messagesHere()
    const cases = await desk.all('cases', 'number')
    expect(cases.find(({ id }) => id === joined?.case_id)).toMatchObject({ customer_id: customer, waiting_since: mondayAtTen })
    expect(other?.case_id).not.toBe(joined?.case_id)
    const entries = (await desk.all('timeline')).filter(({ case_id }) => case_id === joined?.case_id)
    expect(entries.map(({ kind }) => kind)).toContain('joined')
  })

  it('is two cases where only the words are alike', async () => {
    const text = 'My lamp arrived broken. Please send a new one.'
    await tell(
      post('a', { actor: maria, object: { text } }),
      post('b', { actor: maria, object: { text }, time: mondayAtTen + 1 }),
    )
    expect(await casesHere()).toHaveLength(2)
  })

  it('gives a mailbox the full proof of its address, and a stated address less', async () => {
    const customer = await desk.addCustomer('C-78')
    await desk.addIdentifier(customer, 'email', 'paul@example.com')
    const mail = await desk.addChannel(`mail ${stories}`, 'email')
    const author = { externalId: 'paul', email: 'paul@example.com' }
    await desk.handle([post('m', { actor: author })], mail)
    await tell(post('p', { actor: author }))
    const links = (await desk.all('links')).filter(({ customer_id }) => customer_id === customer)
    expect(links.map(({ assurance }) => assurance)).toEqual(['verified', 'linked'])
  })

  it('gives nobody orders, a level or another’s case for saying whose address they have', async () => {
    const customer = await desk.addCustomer('C-91', { level: 'exceptional' })
    await desk.addIdentifier(customer, 'email', 'nora@example.com')
    await desk.addOrder(customer, { number: '20991', promised_at: mondayAtTen - day, status: 'shipped' })
    const text = 'Can I change the address of order 20991?'
    const mail = await desk.addChannel(`mail ${stories}`, 'email')
    const nora = { externalId: 'nora@example.com', email: 'nora@example.com' }
    await desk.handle([post('m', { actor: nora, object: { kind: 'email', text } })], mail)
    await tell(
      post('p', { actor: { externalId: 'stranger', email: 'nora@example.com' }, object: { text }, time: mondayAtTen + 1 }),
    )
    const found = (await desk.all('cases', 'number')).filter(({ customer_id }) => customer_id === customer)
    expect(found.map(({ level, severity }) => ({ level, severity }))).toEqual([
      { level: 'exceptional', severity: 'medium' },
      { level: 'good', severity: 'low' },
    ])
  })

  it('does not make a link again that a person took back', async () => {
    await desk.addCustomer('C-79')
    const author = { externalId: 'someone', customerId: 'C-79' }
    await tell(post('a', { actor: author }))
    await desk.within(tx =>
      tx
        .updateTable('links')
        .set({ undone_at: timestamp(mondayAtTen) })
        .execute(),
    )
    await tell(post('b', { actor: author, time: mondayAtTen + 1 }))
    expect((await desk.all('links')).filter(({ undone_at }) => undone_at === null)).toEqual([])
  })

  it('hands the cases of an author to the customer once it is known who it is', async () => {
    const customer = await desk.addCustomer('C-80')
    await tell(post('a', { actor: { externalId: 'late' } }))
    await tell(post('b', { actor: { externalId: 'late', customerId: 'C-80' }, time: mondayAtTen + 1, ...inThread('a') }))
    expect(await casesHere()).toMatchObject([{ customer_id: customer, assurance: 'verified' }])
  })
})

const resolve = (at: number) => atTheDesk(at, () => ({ status: 'resolved', customerWaitingSince: null }))

describe('what stands for ever', () => {
  it('holds no support need: those are words that can be erased', async () => {
    await desk.addCustomer(`C-needs-${stories}`, { support_needs: ['large print'] })
    await tell(post('a', { actor: { externalId: 'maria', customerId: `C-needs-${stories}` } }))
    expect(JSON.stringify([await desk.all('decisions'), await desk.all('cases')])).not.toContain('large print')
  })
})

describe('a threat to others', () => {
  const threat = 'I will burn your shop down'

  it('is seen by security also where nothing else was said, at the ordinary time', async () => {
    desk.setNow(mondayAtTen)
    await tell(post('a', { actor: maria, object: { text: threat } }))
    expect(await casesHere()).toMatchObject([{ desk: 'security', severity: 'low', lane: 3, due_at: mondayAtTen + 10 * hour }])
  })

  it('moves nothing in an open case, answered or not', async () => {
    desk.setNow(mondayAtTen + 4 * hour)
    await tell(post('a', { actor: maria }))
    const before = await casesHere()
    const threaten = (id: string, time: number) => post(id, { actor: maria, object: { text: threat }, time, ...inReplyTo('a') })
    await tell(threaten('b', mondayAtTen + hour))
    expect(await casesHere()).toMatchObject(before.map(({ due_at, due_obligation }) => ({ due_at, due_obligation })))
    const answer = { direction: 'out' as const, actor: { externalId: 'lumen' }, object: { text: 'A new one is on its way.' } }
    await tell(post('r', { ...answer, time: mondayAtTen + 2 * hour, ...inReplyTo('a') }))
    const answered = await casesHere()
    await tell(threaten('c', mondayAtTen + 3 * hour))
    expect(await casesHere()).toMatchObject(answered.map(({ due_at, due_obligation }) => ({ due_at, due_obligation })))
  })

  it('does not reopen what is resolved, and is seen all the same', async () => {
    await tell(post('a', { actor: maria }))
    await atTheDesk(mondayAtTen + hour, () => ({ status: 'resolved' }))
    await tell(post('b', { actor: maria, object: { text: threat }, time: mondayAtTen + day, ...inReplyTo('a') }))
    expect(await casesHere()).toMatchObject([{ status: 'resolved' }, { status: 'open', desk: 'security' }])
  })
})

describe('after resolving', () => {
  it('thanks are attached and never reopen', async () => {
    await tell(post('a', { actor: maria }))
    await resolve(mondayAtTen + hour)
    await tell(post('b', { actor: maria, object: { text: thanks }, time: mondayAtTen + 2 * hour, ...inThread('a') }))
    expect(await casesHere()).toMatchObject([{ status: 'resolved', due_at: null }])
    expect((await messagesHere()).every(({ case_id }) => case_id !== null)).toBe(true)
  })

  it('the same matter within 14 days reopens with its place held', async () => {
    await tell(post('a', { actor: maria }))
    await resolve(mondayAtTen + hour)
    const again = mondayAtTen + 10 * day
    await tell(
      post('b', {
        actor: maria,
        object: { text: 'It arrived broken again, please send a new one.' },
        time: again,
        ...inThread('a'),
      }),
    )
    const [reopened] = await casesHere()
    expect(reopened).toMatchObject({ status: 'open', waiting_since: mondayAtTen, joined_at: again, resolved_at: null })
    expect(reopened?.due_at).not.toBeNull()
  })

  it('the same thread after 14 days is another case', async () => {
    await tell(post('a', { actor: maria }))
    await resolve(mondayAtTen + hour)
    await tell(post('b', { actor: maria, time: mondayAtTen + 15 * day, ...inThread('a') }))
    expect((await casesHere()).map(({ status }) => status)).toEqual(['resolved', 'open'])
  })
})

describe('while we wait for the customer', () => {
  it('an answer ends the wait, and the due time has moved by it', async () => {
    await tell(post('a', { actor: maria }))
    const asked = mondayAtTen + hour
    await atTheDesk(asked, () => ({
      status: 'pending',
      firstResponseAt: asked,
      pauses: [{ from: asked, to: null, fact: 'serial number' }],
    }))
    expect(await casesHere()).toMatchObject([{ status: 'pending', due_at: null }])
    const answered = asked + 3 * hour
    await tell(post('b', { actor: maria, object: { text: 'The number is A-4711.' }, time: answered, ...inThread('a') }))
    const [found] = await casesHere()
    expect(found?.status).toBe('open')
    const { facts } = await currentDecision(found)
    expect(facts.relationship.clock.pauses).toEqual([{ from: asked, to: answered, fact: 'serial number' }])
  })

  it('a customer who asks ends a snooze', async () => {
    await tell(post('a', { actor: maria }))
    await atTheDesk(mondayAtTen + 1, () => ({
      status: 'snoozed',
      snoozedUntil: mondayAtTen + 200 * day,
      firstResponseAt: mondayAtTen + 1,
    }))
    await tell(post('b', { actor: maria, time: mondayAtTen + hour, ...inThread('a') }))
    expect(await casesHere()).toMatchObject([{ status: 'open', snoozed_until: null }])
  })
})

const answer = (id: string, time: number, thread: object) =>
  post(id, { direction: 'out', actor: { externalId: 'lumen' }, object: { text: 'We are looking into it.' }, time, ...thread })

describe('answers that were given in the network', () => {
  it('answer nobody when they only send somebody elsewhere, before or after what they answer has arrived', async () => {
    const sendsAway = (id: string, time: number, thread: object) => ({
      ...answer(id, time, thread),
      object: { externalId: id, text: 'So sorry! Please DM us.' },
    })
    await tell(sendsAway('r1', mondayAtTen + hour, inReplyTo('a')))
    await tell(post('a', { actor: maria }))
    await tell(sendsAway('r2', mondayAtTen + 2 * hour, inReplyTo('a')))
    expect(await casesHere()).toMatchObject([{ first_response_at: null, due_obligation: 'first-response' }])
    await tell(answer('r3', mondayAtTen + 3 * hour, inReplyTo('a')))
    expect(await casesHere()).toMatchObject([{ first_response_at: mondayAtTen + 3 * hour }])
  })

  it('are the first and the next response of the author replied to, and of nobody else', async () => {
    await tell(
      post('a', { actor: maria }),
      post('b', { actor: { externalId: 'other' }, time: mondayAtTen + 1, ...inReplyTo('a') }),
    )
    await tell(answer('r1', mondayAtTen + hour, inReplyTo('a')))
    const [mine, others] = await casesHere()
    expect(mine?.first_response_at).toBe(mondayAtTen + hour)
    expect(others?.first_response_at).toBeNull()

    await tell(post('c', { actor: maria, time: mondayAtTen + 2 * hour, ...inThread('a') }))
    const asked = (await casesHere())[0]
    expect(asked?.due_obligation).toBe('next-response')
    await tell(answer('r2', mondayAtTen + 3 * hour, { thread: { rootExternalId: 'a', inReplyToExternalId: 'c' } }))
    expect((await casesHere())[0]?.due_obligation).toBe('resolution')
    const obligations = (await desk.all('obligations', 'settled_at')).filter(({ case_id }) => case_id === mine?.id)
    expect(obligations.map(({ kind, state, settled_at }) => ({ kind, state, settled_at }))).toEqual([
      { kind: 'first-response', state: 'met', settled_at: mondayAtTen + hour },
      { kind: 'next-response', state: 'met', settled_at: mondayAtTen + 3 * hour },
      { kind: 'resolution', state: 'running', settled_at: null },
    ])
  })

  it('settle the only case of a private conversation without naming a message', async () => {
    const direct = { visibility: 'direct' as const, ...inThread('dm-1') }
    await tell(post('a', { actor: maria, ...direct }))
    await tell({ ...answer('r', mondayAtTen + hour, direct), visibility: 'direct' })
    expect(await casesHere()).toMatchObject([{ first_response_at: mondayAtTen + hour }])
  })

  it('our own echo is not a second message', async () => {
    await tell(post('a', { actor: maria }))
    const [asked] = await messagesHere()
    const own = {
      id: desk.context.newId(),
      external_id: 'sent-1',
      direction: 'out' as const,
      body: 'Hello Maria',
      author_user_id: 'amir',
    }
    await desk.within(async tx => {
      if (asked === undefined) throw new Error('There is no message.')
      const { position: _position, ...row } = asked
      await insertRows(tx, 'messages', [{ ...row, ...own, profile_id: null, understanding: null }])
    })
    const before = await desk.counts()
    await tell(answer('sent-1', mondayAtTen + hour, inReplyTo('a')))
    expect(await desk.counts()).toEqual(before)
  })
})
