import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Foreseen } from './foreseen.ts'
import { openRecordsWorld, someContact, someCustomer, someOrder, someSubscription } from './records.fixture.ts'
import { saveContacts } from './save-contacts.ts'
import { saveCustomers } from './save-customers.ts'
import { saveSales } from './save-sales.ts'

let records: Awaited<ReturnType<typeof openRecordsWorld>>
beforeEach(async () => void (records = await openRecordsWorld()))
afterEach(() => records[Symbol.asyncDispose]())

const given = (refundedMinor: number | null) => ({ ...someOrder, refundedMinor })
const same = { state: 'unchanged', note: null }
const fresh = { state: 'new', note: null }
const changed = { state: 'changed', note: null }
const identifiers = `select kind, value, verified_at is not null as proven, c.external_id as of
  from customer_identifiers i join customers c on c.id = i.customer_id order by 1, 2, 4`

describe('customers', () => {
  it('are known by the company’s id: new once, then unchanged, then changed where the record says something else', async () => {
    const save = (customer: typeof someCustomer) => records.save(saving => saveCustomers(saving, [customer]))
    expect(await save(someCustomer)).toEqual([fresh])
    const before = await records.rows('select c::text, i::text from customers c join customer_identifiers i on true')
    records.world.advance(86_400_000)
    expect(await save(someCustomer)).toEqual([same])
    expect(await records.rows('select c::text, i::text from customers c join customer_identifiers i on true')).toEqual(before)
    const silent = { ...someCustomer, name: null, city: null, language: null, since: null, emails: [] }
    expect(await save(silent)).toEqual([same])
    expect(await save({ ...someCustomer, city: 'Linz', emails: ['maria.g@work.example'] })).toEqual([changed])
    expect(await records.rows(`select name, city, language from customers`)).toEqual([
      { name: 'Maria G.', city: 'Linz', language: 'de' },
    ])
    expect(await records.rows(identifiers)).toEqual([{ kind: 'email', value: 'maria.g@work.example', proven: true, of: 'C-1' }])
  })

  it('with one address are both kept, and it proves neither, also in the other order and on another day', async () => {
    const other = { ...someCustomer, externalId: 'C-2', name: 'Josef G.' }
    expect(await records.save(saving => saveCustomers(saving, [someCustomer]))).toEqual([fresh])
    const [outcome] = await records.save(saving => saveCustomers(saving, [other]))
    expect(outcome).toEqual({ state: 'new', note: expect.stringContaining('Another customer has the same e-mail address') })
    const shared = ['C-1', 'C-2'].map(of => ({ kind: 'email', value: 'maria@tidemail.example', proven: false, of }))
    expect(await records.rows(identifiers)).toEqual(shared)
    const again = await records.save(saving => saveCustomers(saving, [someCustomer, other]))
    expect(again.map(one => one.state)).toEqual(['unchanged', 'unchanged'])
    expect(await records.rows(identifiers)).toEqual(shared)
  })

  it('are proven by an address again when the other one has another', async () => {
    const other = { ...someCustomer, externalId: 'C-2' }
    await records.save(saving => saveCustomers(saving, [someCustomer, other]))
    const parted = [{ ...other, emails: ['josef@tidemail.example'] }, someCustomer]
    expect(await records.save(saving => saveCustomers(saving, parted))).toEqual([changed, changed])
    expect(await records.rows(identifiers)).toMatchObject([
      { value: 'josef@tidemail.example', proven: true, of: 'C-2' },
      { value: 'maria@tidemail.example', proven: true, of: 'C-1' },
    ])
  })

  it('whose addresses the company does not vouch for are linked by none of them', async () => {
    await records.save(saving => saveCustomers(saving, [{ ...someCustomer, vouched: false }]))
    expect(await records.rows(identifiers)).toMatchObject([{ proven: false }])
  })

  it('keep level and household, whatever is changed of them, and wait to be linked again by one piece of work', async () => {
    const others = Array.from({ length: 3 }, (_, i) => ({ ...someCustomer, externalId: `C-${i}`, emails: [] }))
    await records.save(saving => saveCustomers(saving, others))
    await records.rows(`update customers set level = 'excellent', objects_to_scoring_at = now()`)
    await records.rows('delete from link_work')
    const moved = others.map(one => ({ ...one, city: 'Linz' }))
    expect(await records.save(saving => saveCustomers(saving, moved))).toEqual([changed, changed, changed])
    expect(
      await records.rows('select distinct city, level, objects_to_scoring_at is not null as objects from customers'),
    ).toEqual([{ city: 'Linz', level: 'excellent', objects: true }])
    expect(await records.rows('select cardinality(customer_ids) as n from link_work')).toEqual([{ n: 3 }])
  })

  it('who were erased stay erased', async () => {
    await records.save(saving => saveCustomers(saving, [someCustomer]))
    await records.rows(`update customers set erased_at = now()`)
    const [outcome] = await records.save(saving => saveCustomers(saving, [someCustomer]))
    expect(outcome).toMatchObject({ state: 'refused', reason: expect.stringContaining('erased') })
  })
})

describe('orders', () => {
  beforeEach(() => records.save(saving => saveCustomers(saving, [someCustomer])))
  const refund = {
    kind: 'refund' as const,
    externalId: 'R-1',
    order: 'LL4471',
    at: Date.UTC(2026, 1, 9),
    amountMinor: 2500,
    marginMinor: null,
    currency: 'EUR',
  }
  const brought = `select number, refunded_minor, refunded_margin_minor, status from orders order by number`

  it('give back what their refunds say, once, and the same share of their margin', async () => {
    expect(await records.save(saving => saveSales(saving, [someOrder, refund]))).toEqual([fresh, fresh])
    expect(await records.save(saving => saveSales(saving, [someOrder, refund]))).toEqual([same, same])
    expect(await records.rows(brought)).toMatchObject([{ refunded_minor: 2500, refunded_margin_minor: 1000 }])
    const dearer = { ...someOrder, marginMinor: 6000 }
    expect(await records.save(saving => saveSales(saving, [dearer, { ...refund, amountMinor: 5000 }]))).toEqual([
      changed,
      changed,
    ])
    expect(await records.rows(brought)).toMatchObject([{ refunded_minor: 5000, refunded_margin_minor: 3000 }])
  })

  it('give back what a column of theirs says, and refunds that come one by one are part of it', async () => {
    expect(await records.save(saving => saveSales(saving, [given(5000)]))).toEqual([fresh])
    expect(await records.rows(brought)).toMatchObject([{ refunded_minor: 5000, refunded_margin_minor: 2000 }])
    expect(await records.save(saving => saveSales(saving, [{ ...refund, marginMinor: 500 }]))).toEqual([fresh])
    expect(await records.rows(brought)).toMatchObject([{ refunded_minor: 5000, refunded_margin_minor: 1500 }])
    expect(await records.save(saving => saveSales(saving, [given(null)]))).toEqual([same])
    expect(await records.save(saving => saveSales(saving, [given(0)]))).toEqual([changed])
    expect(await records.rows(brought)).toMatchObject([{ refunded_minor: 2500, refunded_margin_minor: 500 }])
    const [more] = await records.save(saving => saveSales(saving, [given(10_001)]))
    expect(more).toEqual({ state: 'changed', note: 'More was given back of order LL4471 than it came to.' })
  })

  it('that were cancelled stay so, whatever an older list says of them', async () => {
    const cancellation = { kind: 'cancellation' as const, order: 'LL4471', at: Date.UTC(2026, 1, 3) }
    await records.save(saving => saveSales(saving, [someOrder, cancellation]))
    expect(await records.save(saving => saveSales(saving, [someOrder, cancellation]))).toEqual([same, same])
    expect(await records.rows(brought)).toMatchObject([{ status: 'cancelled' }])
  })

  it('keep their own currencies, and a refund in another is refused with the reason', async () => {
    const [, dollars] = await records.save(saving => saveSales(saving, [someOrder, { ...refund, currency: 'USD' }]))
    expect(dollars).toEqual({ state: 'refused', reason: 'Order LL4471 was paid in EUR, and this refund is in USD.' })
  })

  it('of nobody we know, and refunds of no order, are refused; the others are stored', async () => {
    const stranger = { ...someOrder, number: 'X9', customer: { externalId: 'C-9', email: null, phone: null } }
    const outcomes = await records.save(saving => saveSales(saving, [stranger, { ...refund, order: 'NONE1' }, someOrder]))
    expect(outcomes).toEqual([
      { state: 'refused', reason: 'There is no customer C-9. Import customers first.' },
      { state: 'refused', reason: 'There is no order NONE1 that this could be a refund of.' },
      fresh,
    ])
  })

  it('are found by an address that one customer has, and not by one that two have', async () => {
    const byMail = { ...someOrder, customer: { externalId: null, email: 'MARIA@tidemail.example', phone: null } }
    expect(await records.save(saving => saveSales(saving, [byMail]))).toEqual([fresh])
    await records.save(saving => saveCustomers(saving, [{ ...someCustomer, externalId: 'C-2' }]))
    expect(await records.save(saving => saveSales(saving, [byMail]))).toMatchObject([{ state: 'refused' }])
  })

  it('that come again and again are subscriptions, until they end', async () => {
    expect(await records.save(saving => saveSales(saving, [someSubscription]))).toEqual([fresh])
    expect(await records.save(saving => saveSales(saving, [someSubscription]))).toEqual([same])
    const ended = { ...someSubscription, endedAt: Date.UTC(2026, 2, 1) }
    expect(await records.save(saving => saveSales(saving, [ended]))).toEqual([changed])
  })

  it('of a dry run are foreseen from piece to piece, and nothing is written', async () => {
    const dryRun = new Foreseen()
    const dry = (sales: Parameters<typeof saveSales>[1]) => records.save(saving => saveSales({ ...saving, dryRun }, sales))
    expect(await dry([someOrder])).toEqual([fresh])
    expect(await dry([refund])).toEqual([fresh])
    expect(await dry([{ ...refund, order: 'NONE1' }])).toMatchObject([{ state: 'refused' }])
    expect(await records.rows(brought)).toEqual([])
  })
})

it('contacts are stored once by their id, without card numbers', async () => {
  await records.save(saving => saveCustomers(saving, [someCustomer]))
  expect(await records.save(saving => saveContacts(saving, [someContact]))).toEqual([fresh])
  expect(await records.save(saving => saveContacts(saving, [someContact]))).toEqual([same])
  const rows = await records.rows('select outcome, wait_seconds, reference, subject from contacts')
  expect(rows).toMatchObject([{ outcome: 'abandoned', wait_seconds: 1200, reference: 'LL4471' }])
  expect(JSON.stringify(rows)).not.toContain('4111 1111 1111')
})
