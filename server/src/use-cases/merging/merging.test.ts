import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mondayAtTen } from '../../../../dev/world.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { findInconsistencies } from '../../db/queries/consistency.ts'
import { someCustomer, someOrder } from '../records/records.fixture.ts'
import { saveCustomers } from '../records/save-customers.ts'
import { saveSales } from '../records/save-sales.ts'
import { openSaving } from '../records/saving.ts'
import { openMerging } from './merging.fixture.ts'

const hour = 3_600_000

let shop: Awaited<ReturnType<typeof openMerging>>
let stories = 0
let into: string
let from: string
const numberOf = (side: 'A' | 'B') => `${side}-${stories}`
/** As messages name the order of a record. */
const orderOf = (side: 'A' | 'B') => `${side}${stories}1`

beforeAll(async () => {
  shop = await openMerging()
})
afterAll(() => shop?.world[Symbol.asyncDispose]())
beforeEach(async () => {
  stories += 1
  shop.world.advance(hour)
  into = await shop.addRecord(numberOf('A'), `Maria Gil ${stories}`)
  from = await shop.addRecord(numberOf('B'), `M. Gil-Sousa ${stories}`, { city: 'Porto', support_needs: ['large print'] })
  await shop.world.processAll()
})

/** Each record writes about something of its own. */
async function bothWrite() {
  const { desk } = shop
  const one = await desk.post(`My lamp of order ${orderOf('A')} arrived broken`, {
    author: `web-${stories}`,
    customerId: numberOf('A'),
    object: `one-${stories}`,
  })
  const other = await desk.post(`Where is my money for order ${orderOf('B')}?`, {
    author: `app-${stories}`,
    customerId: numberOf('B'),
    object: `two-${stories}`,
  })
  shop.world.advance(hour)
  return { one, other }
}

describe('two records that are one person', () => {
  it('are said to be so by a lead, and not by an agent', async () => {
    const asked = await shop.ask(`/api/customers/${into}/merges`, { recordId: from }, 'amir')
    expect([asked.status, (await shop.record(into)).merged]).toEqual([403, []])
  })

  it('have one page with the orders, conversations, addresses and value of both; nothing of either is lost', async () => {
    const { one, other } = await bothWrite()
    const worthBefore = (await shop.record(into)).worth?.historic.amount ?? 0
    await shop.merge(into, from)
    await shop.world.processAll()
    const record = await shop.record(into)
    expect(record.customer.orders.map(({ number }) => number).toSorted()).toEqual([orderOf('A'), orderOf('B')])
    expect(new Set(record.customer.cases.map(({ number }) => number))).toEqual(new Set([one.number, other.number]))
    expect(record.identifiers).toEqual([
      { kind: 'email', value: `a-${stories}@tidemail.example`, verified: true },
      { kind: 'email', value: `b-${stories}@tidemail.example`, verified: true },
    ])
    expect(record.customer).toMatchObject({ name: `Maria Gil ${stories}`, city: 'Porto', supportNeeds: ['large print'] })
    expect(await shop.moments(into)).toHaveLength(2)
    // An hour has passed, and each order counts a little less.
    expect((record.worth?.historic.amount ?? 0) / worthBefore).toBeCloseTo(2, 2)
    expect(record.merged).toMatchObject([{ recordId: from, name: `M. Gil-Sousa ${stories}`, externalId: numberOf('B') }])
    expect(await shop.record(from)).toEqual(record)
    expect(await shop.within(findInconsistencies)).toEqual([])
  })

  it('are found as one, by the words of either', async () => {
    await shop.merge(into, from)
    await shop.world.processAll()
    const name = `Maria Gil ${stories}`
    expect(await shop.find(numberOf('B'))).toEqual([`${name} by given`])
    expect(await shop.find(`b-${stories}@tidemail.example`)).toEqual([`${name} by email`])
    expect(await shop.find(orderOf('B'))).toEqual([`${name} by order`])
    expect(await shop.find(`gil-sousa ${stories}`)).toContain(`${name} by words`)
  })

  it('are told in the audit log, with who said so', async () => {
    const { mergeId } = await shop.merge(into, from)
    await shop.undo(mergeId)
    const log = await shop.within(tx => tx.selectFrom('audit_log').selectAll().where('target_id', '=', into).execute())
    expect(log.map(({ action, actor_user_id: by }) => [action, by])).toEqual([
      ['customer.merged', shop.world.actor('lena').userId],
      ['customer.merge-undone', shop.world.actor('lena').userId],
    ])
  })

  it('are told in the history of the cases that moved, open or resolved, and in no other', async () => {
    const { one, other } = await bothWrite()
    expect((await shop.desk.change(`/api/cases/${other.id}/status`, { status: 'resolved' })).status).toBe(200)
    const { mergeId } = await shop.merge(into, from)
    await shop.undo(mergeId)
    const told = await shop.within(tx =>
      tx
        .selectFrom('timeline')
        .select(['case_id', 'actor_user_id', 'subject_id', 'data'])
        .where('case_id', 'in', [one.id, other.id])
        .where('kind', '=', 'whose')
        .orderBy('id')
        .execute(),
    )
    const lead = { case_id: other.id, actor_user_id: shop.world.actor('lena').userId }
    expect(told).toEqual([
      { ...lead, subject_id: into, data: { because: 'merge' } },
      { ...lead, subject_id: from, data: { because: 'merge-undone' } },
    ])
  })

  it('are refused where it is one record, where it was said already, and where one of them objects to being linked', async () => {
    expect((await shop.ask(`/api/customers/${into}/merges`, { recordId: into })).code).toBe('invalid')
    expect((await shop.ask(`/api/customers/${into}/merges`, { recordId: shop.world.context.newId() })).code).toBe('not-found')
    await shop.ask(`/api/customers/${from}/objections`, { to: 'linking', objects: true })
    expect((await shop.ask(`/api/customers/${into}/merges`, { recordId: from })).code).toBe('conflict')
    await shop.ask(`/api/customers/${from}/objections`, { to: 'linking', objects: false })
    const { mergeId } = await shop.merge(into, from)
    expect((await shop.ask(`/api/customers/${from}/merges`, { recordId: into })).code).toBe('conflict')
    await shop.undo(mergeId)
    expect((await shop.undo(mergeId)).code).toBe('conflict')
  })
})

describe('a merge that is taken back', () => {
  it('leaves everything as it was: cases, messages, orders, addresses, household, value, and by what each is found', async () => {
    await bothWrite()
    await shop.ask('/api/households', { name: 'Rua das Flores', members: [{ customerId: from, because: 'address' }] })
    await shop.ask(`/api/customers/${from}/deeds`, { kind: 'helped', day: '2026-03-01' })
    await shop.valueAll()
    const before = await shop.standing()
    const { mergeId } = await shop.merge(into, from)
    await shop.world.processAll()
    expect(await shop.standing()).not.toEqual(before)
    expect((await shop.record(into)).customer.level).toBe('excellent')
    expect((await shop.ask(`/api/customers/${into}/deeds`)).body).toMatchObject({ deeds: [{ kind: 'helped' }] })
    expect((await shop.record(into)).customer.household).toMatchObject({ name: 'Rua das Flores', members: 1 })
    await shop.undo(mergeId)
    await shop.world.processAll()
    expect(await shop.standing()).toEqual(before)
    expect(await shop.within(findInconsistencies)).toEqual([])
  })

  it('gives back what came in meanwhile to whom it was told of: orders, contacts, profiles and their cases', async () => {
    await bothWrite()
    const { mergeId } = await shop.merge(into, from)
    await shop.addOrder(from, `B${stories}2`)
    await shop.addOrder(into, `A${stories}2`)
    const contact = { id: shop.world.context.newId(), workspace_id: shop.world.workspaceId, customer_id: from }
    await shop.within(tx =>
      insertRows(tx, 'contacts', [
        { ...contact, channel: 'phone', at: mondayAtTen, outcome: 'missed-call-back', subject: 'Money' },
      ]),
    )
    const fresh = await shop.desk.post('The kettle leaks', { author: `tablet-${stories}`, customerId: numberOf('B') })
    expect(await shop.desk.get(fresh.id)).toMatchObject({ customerId: into, assurance: 'verified' })
    expect((await shop.record(into)).customer).toMatchObject({ contacts: [{ subject: 'Money' }] })
    expect((await shop.record(into)).customer.orders).toHaveLength(4)

    await shop.undo(mergeId)
    await shop.world.processAll()
    const [one, other] = [await shop.record(into), await shop.record(from)]
    expect(one.customer.orders.map(({ number }) => number).toSorted()).toEqual([`A${stories}1`, `A${stories}2`])
    expect(other.customer.orders.map(({ number }) => number).toSorted()).toEqual([`B${stories}1`, `B${stories}2`])
    expect([one.customer.contacts.length, other.customer.contacts.length]).toEqual([0, 1])
    expect(await shop.desk.get(fresh.id)).toMatchObject({ customerId: from, assurance: 'verified' })
    expect(new Set(other.customer.profiles.map(({ handle }) => handle))).toEqual(new Set([`app-${stories}`, `tablet-${stories}`]))
    expect(await shop.within(findInconsistencies)).toEqual([])
  })

  it('has not kept lists from coming in again: each changes its own record, and the same list changes nothing', async () => {
    const list = async () => {
      const customer = { externalId: numberOf('B'), email: null, phone: null }
      return shop.within(async tx => {
        const saving = await openSaving(tx, shop.world.context, shop.world.workspaceId)
        const records = [
          {
            ...someCustomer,
            city: null,
            externalId: numberOf('A'),
            name: `Maria Gil ${stories}`,
            emails: [`a-${stories}@tidemail.example`],
          },
          {
            ...someCustomer,
            city: null,
            externalId: numberOf('B'),
            name: `M. Gil-Sousa ${stories}`,
            emails: [`new-${stories}@tidemail.example`],
          },
        ]
        const people = await saveCustomers(saving, records)
        const sales = await saveSales(saving, [{ ...someOrder, number: `B${stories}3`, customer }])
        return [...people, ...sales].map(({ state }) => state)
      })
    }
    const { mergeId } = await shop.merge(into, from)
    expect((await list()).at(-1)).toBe('new')
    expect(await list()).toEqual(['unchanged', 'unchanged', 'unchanged'])
    const { customer, identifiers } = await shop.record(into)
    expect(customer.orders.map(({ number }) => number)).toContain(`B${stories}3`)
    expect(identifiers.map(({ value }) => value)).toEqual([`a-${stories}@tidemail.example`, `new-${stories}@tidemail.example`])
    await shop.undo(mergeId)
    expect((await shop.record(from)).customer.orders.map(({ number }) => number)).toContain(`B${stories}3`)
    expect(await list()).toEqual(['unchanged', 'unchanged', 'unchanged'])
  })

  it('had made one address of both a proof, once a list said so again, and it is none any more', async () => {
    const shared = `both-${stories}@tidemail.example`
    const list = () =>
      shop.within(async tx => {
        const record = { ...someCustomer, city: null, emails: [shared] }
        const sides = [
          { ...record, externalId: numberOf('A'), name: 'Maria' },
          { ...record, externalId: numberOf('B'), name: 'M.' },
        ]
        const outcomes = await saveCustomers(await openSaving(tx, shop.world.context, shop.world.workspaceId), sides)
        return outcomes.map(outcome => ('note' in outcome ? outcome.note : outcome.state))
      })
    const proven = async () => (await shop.record(into)).identifiers.find(({ value }) => value === shared)?.verified
    expect((await list()).at(-1)).toMatch(/kept with both/)
    expect(await proven()).toBe(false)
    const { mergeId } = await shop.merge(into, from)
    expect(await list()).toEqual([null, null])
    expect(await proven()).toBe(true)
    await shop.undo(mergeId)
    expect(await proven()).toBe(false)
  })

  it('parts a message of the one that came into a case of the other, and decides both anew', async () => {
    const { one } = await bothWrite()
    const before = await shop.desk.get(one.id)
    const { mergeId } = await shop.merge(into, from)
    await shop.say(`app-${stories}`, numberOf('B'), `Order ${orderOf('A')}: now the lamp smokes`, `three-${stories}`)
    expect((await shop.desk.get(one.id)).severity).toBe('critical')
    await shop.undo(mergeId)
    const after = await shop.desk.get(one.id)
    expect(after).toMatchObject({ severity: before.severity, due: before.due, customerId: into })
    expect(after.messages.filter(({ ofThisCase }) => ofThisCase)).toHaveLength(1)
    const theirs = (await shop.record(from)).customer.cases.map(({ severity }) => severity)
    expect(theirs).toContain('critical')
    expect(await shop.within(findInconsistencies)).toEqual([])
  })

  it('takes with it what the records of the other had said of a case', async () => {
    const now = shop.world.context.clock.now()
    await shop.addOrder(from, `B${stories}9`, { status: 'shipped', promised_at: now - 72 * hour })
    const row = await shop.desk.post(`Where is order B${stories}9? What are your opening hours?`, {
      author: `late-${stories}`,
      customerId: numberOf('A'),
    })
    const alone = await shop.desk.get(row.id)
    shop.world.advance(hour)
    const { mergeId } = await shop.merge(into, from)
    expect((await shop.desk.get(row.id)).severity).toBe('medium')
    await shop.undo(mergeId)
    expect(await shop.desk.get(row.id)).toMatchObject({ severity: alone.severity, due: alone.due })
  })

  it('can be one of several, in whatever order they are taken back', async () => {
    const third = await shop.addRecord(`C-${stories}`, `Maria ${stories}`)
    await bothWrite()
    await shop.valueAll()
    const before = await shop.standing()
    const first = await shop.merge(into, from)
    const second = await shop.merge(third, into)
    await shop.world.processAll()
    expect((await shop.record(third)).customer.orders).toHaveLength(3)
    expect((await shop.record(third)).merged.map(({ recordId }) => recordId).toSorted()).toEqual([into, from].toSorted())
    await shop.undo(first.mergeId)
    expect((await shop.record(from)).customer.orders).toHaveLength(1)
    expect((await shop.record(into)).customer.orders).toHaveLength(2)
    await shop.undo(second.mergeId)
    await shop.world.processAll()
    expect(await shop.standing()).toEqual(before)
  })
})

describe('who is one person', () => {
  it('objects for all their records, and goes out with all of them', async () => {
    await bothWrite()
    await shop.merge(into, from)
    await shop.ask(`/api/customers/${into}/objections`, { to: 'scoring', objects: true })
    const rows = await shop.within(tx => tx.selectFrom('customers').selectAll().where('id', 'in', [into, from]).execute())
    expect(rows.every(row => row.objects_to_scoring_at !== null)).toBe(true)
    const given = JSON.stringify((await shop.ask(`/api/people/${from}/export`, {})).body)
    expect(given).toContain(`M. Gil-Sousa ${stories}`)
    expect((await shop.ask(`/api/people/${into}/erasure`, { name: `Maria Gil ${stories}` })).status).toBe(200)
    const left = await shop.within(tx => tx.selectFrom('customers').select('id').where('id', 'in', [into, from]).execute())
    expect(left).toEqual([])
  })
})
