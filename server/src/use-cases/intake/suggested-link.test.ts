import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { timestamp } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import type { IntakeWorld } from './intake.fixture.ts'

/** A suggested link: what it allows, and what becomes of it. */

const hour = 3_600_000
const day = 24 * hour

let desk: IntakeWorld
let channel: string
let stories = 0

beforeAll(async () => {
  desk = await openIntake({ now: mondayAtTen + 100 * day })
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  channel = await desk.addChannel(`story ${stories}`, 'posts')
})

const tell = (...activities: ReturnType<typeof post>[]) => desk.handle(activities, channel)
const inThread = (root: string) => ({ thread: { rootExternalId: root } })

async function casesHere() {
  const profiles = (await desk.all('profiles')).filter(row => row.channel_id === channel)
  return (await desk.all('cases', 'number')).filter(({ profile_id }) => profiles.some(({ id }) => id === profile_id))
}

/** Somebody's list of accounts says that a profile may be a customer's. */
async function suggest(author: string, customer: string): Promise<void> {
  const profile = (await desk.all('profiles')).find(row => row.channel_id === channel && row.external_id === author)
  const link = { id: desk.context.newId(), workspace_id: desk.workspaceId, profile_id: profile?.id ?? '', customer_id: customer }
  await desk.within(tx =>
    insertRows(tx, 'links', [{ ...link, assurance: 'suggested', evidence: 'import', created_at: mondayAtTen }]),
  )
}

async function linksOf(...customers: string[]) {
  const links = (await desk.all('links')).filter(({ customer_id }) => customers.includes(customer_id))
  return links.map(({ customer_id, assurance, evidence, undone_at }) => ({ customer_id, assurance, evidence, undone_at }))
}

describe('whom a profile only may be', () => {
  it('is known as soon as exact evidence says it; the suggestion stays on record', async () => {
    const suggested = await desk.addCustomer(`C-guess-${stories}`)
    const customer = await desk.addCustomer(`C-proven-${stories}`)
    await tell(post('a', { actor: { externalId: 'late' } }))
    await suggest('late', suggested)
    const proof = { externalId: 'late', customerId: `C-proven-${stories}` }
    const now = mondayAtTen + 100 * day
    await tell(post('b', { actor: proof, time: mondayAtTen + 1, ...inThread('a') }))
    expect(await linksOf(suggested, customer)).toEqual([
      { customer_id: suggested, assurance: 'suggested', evidence: 'import', undone_at: now },
      { customer_id: customer, assurance: 'verified', evidence: 'given-id', undone_at: null },
    ])
    expect(await casesHere()).toMatchObject([{ customer_id: customer, assurance: 'verified' }])
  })

  it('is confirmed by exact evidence of the same customer, once', async () => {
    const customer = await desk.addCustomer(`C-same-${stories}`)
    await tell(post('a', { actor: { externalId: 'late' } }))
    await suggest('late', customer)
    const proof = { externalId: 'late', customerId: `C-same-${stories}` }
    await tell(post('b', { actor: proof, time: mondayAtTen + 1, ...inThread('a') }))
    await tell(post('c', { actor: proof, time: mondayAtTen + 2, ...inThread('a') }))
    expect(await linksOf(customer)).toMatchObject([
      { assurance: 'suggested', undone_at: mondayAtTen + 100 * day },
      { assurance: 'verified', undone_at: null },
    ])
  })

  it('is proven later: who only stated an address gets their orders with the proof, and only then', async () => {
    const customer = await desk.addCustomer(`C-stated-${stories}`)
    await desk.addIdentifier(customer, 'email', `stated-${stories}@mail.example`)
    const stated = { externalId: 'stated', email: `stated-${stories}@mail.example` }
    await tell(post('a', { actor: stated }))
    await tell(post('b', { actor: stated, time: mondayAtTen + 1, ...inThread('a') }))
    expect(await linksOf(customer)).toMatchObject([{ assurance: 'linked', undone_at: null }])
    const proof = { externalId: 'stated', customerId: `C-stated-${stories}` }
    await tell(post('c', { actor: proof, time: mondayAtTen + 2, object: { text: 'What are your opening hours?' } }))
    await tell(post('d', { actor: stated, time: mondayAtTen + 3, ...inThread('a') }))
    expect(await linksOf(customer)).toMatchObject([
      { assurance: 'linked', undone_at: mondayAtTen + 100 * day },
      { assurance: 'verified', evidence: 'given-id', undone_at: null },
    ])
    const [first] = await casesHere()
    expect(first).toMatchObject({ customer_id: customer, assurance: 'verified' })
  })

  it('is whom the proof names, not whom an address named', async () => {
    const [named, proven] = [await desk.addCustomer(`C-named-${stories}`), await desk.addCustomer(`C-is-${stories}`)]
    await desk.addIdentifier(named, 'email', `named-${stories}@mail.example`)
    await tell(post('a', { actor: { externalId: 'x', email: `named-${stories}@mail.example` } }))
    await tell(post('b', { actor: { externalId: 'x', customerId: `C-is-${stories}` }, time: mondayAtTen + 1, ...inThread('a') }))
    expect((await casesHere()).map(({ customer_id }) => customer_id)).toEqual([proven])
  })

  it('is not who a person has said it is not', async () => {
    const customer = await desk.addCustomer(`C-refused-${stories}`)
    await tell(post('a', { actor: { externalId: 'late' } }))
    await suggest('late', customer)
    await desk.within(tx =>
      tx
        .updateTable('links')
        .set({ undone_at: timestamp(mondayAtTen), undone_by: 'amir' })
        .where('customer_id', '=', customer)
        .execute(),
    )
    await tell(post('b', { actor: { externalId: 'late', customerId: `C-refused-${stories}` }, time: mondayAtTen + 1 }))
    expect((await linksOf(customer)).filter(({ undone_at }) => undone_at === null)).toEqual([])
  })

  it('joins nobody else’s case while the link is a suggestion', async () => {
    const customer = await desk.addCustomer(`C-suggested-${stories}`)
    await tell(
      post('a', {
        actor: { externalId: 'maria', customerId: `C-suggested-${stories}` },
        object: { text: 'My lamp of order 4471 arrived broken' },
      }),
    )
    await tell(post('hello', { actor: { externalId: 'maria_g' }, object: { text: 'Great lamps!' } }))
    await suggest('maria_g', customer)
    const text = 'Order 4471: the lamp is still broken'
    await tell(post('b', { actor: { externalId: 'maria_g' }, object: { text }, time: mondayAtTen + hour }))
    expect((await casesHere()).map(({ customer_id }) => customer_id)).toEqual([customer, null])
  })
})
