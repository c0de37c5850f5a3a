import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import type { StartImport } from './start-import.ts'
import { applyImport } from './dry-runs.ts'
import { openImportWorld } from './imports.fixture.ts'
import { importRejects, loadImportView } from './load-imports.ts'

// Each import starts a process that reads.
vi.setConfig({ testTimeout: 90_000 })

let shared: Awaited<ReturnType<typeof openImportWorld>>
let imports: typeof shared
beforeAll(async () => void (imports = shared = await openImportWorld()))
afterAll(() => shared[Symbol.asyncDispose]())

beforeEach(clear)
async function clear(): Promise<void> {
  await imports.read(async tx => {
    for (const table of ['orders', 'contacts', 'customer_identifiers', 'customers', 'imports'] as const) {
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
  })
}

const customers =
  'Kundennummer;Vorname;Nachname;E-Mail;Telefon;Kunde seit\nC-1;Maria;Groß;maria@tidemail.example;+43 1 5550 100;1.5.2024\n'
const kinds = { format: 'csv', mapping: null } satisfies Partial<StartImport>

async function bringIn(kind: StartImport['kind'], content: string, asked: Partial<StartImport> = {}) {
  const { row } = await imports.import(content, { ...kinds, kind, fileName: `${kind}.csv`, ...asked })
  const told = []
  for (const imported of [false, true]) {
    for await (const { line, reason } of importRejects(imports.parts, imports.actor, row.id, imported))
      told.push(`${line}: ${reason}`)
  }
  const { state, accepted, changed, duplicates, rejected, noted, error } = row
  return { id: row.id, state, sums: { accepted, changed, duplicates, rejected, noted }, told, error }
}

const rows = async (query: ReturnType<typeof sql>) => imports.read(async tx => (await query.execute(tx)).rows)
const none = { accepted: 0, changed: 0, duplicates: 0, rejected: 0, noted: 0 }

describe('customers, orders and contacts of a file', () => {
  test('come in, and a second time change nothing', async () => {
    expect(await bringIn('customers', customers)).toMatchObject({ state: 'done', sums: { ...none, accepted: 1 } })
    expect(await rows(sql`select external_id, name, customer_since from customers`)).toEqual([
      { external_id: 'C-1', name: 'Maria Groß', customer_since: Date.UTC(2024, 4, 1) },
    ])
    const orders =
      'order number,customer id,date,total,currency\n#1001,C-1,2026-02-01,"1,250.00",EUR\n1002,C-1,2026-02-03,1200,JPY\n'
    expect(await bringIn('orders', orders)).toMatchObject({ sums: { ...none, accepted: 2 } })
    expect(await rows(sql`select number, amount_minor, currency from orders order by 1`)).toEqual([
      { number: '1001', amount_minor: 125_000, currency: 'EUR' },
      { number: '1002', amount_minor: 1200, currency: 'JPY' },
    ])
    const contacts = 'call id,customer id,time,channel,outcome,wait time\nk1,C-1,2026-03-01T10:00:00Z,Anruf,aufgelegt,20:30\n'
    expect(await bringIn('contacts', contacts)).toMatchObject({ sums: { ...none, accepted: 1 } })
    expect(await rows(sql`select channel, outcome, wait_seconds from contacts`)).toEqual([
      { channel: 'phone', outcome: 'abandoned', wait_seconds: 1230 },
    ])
    for (const [kind, content, duplicates] of [
      ['customers', customers, 1],
      ['orders', orders, 2],
      ['contacts', contacts, 1],
    ] as const) {
      expect(await bringIn(kind, content)).toMatchObject({ sums: { ...none, duplicates } })
    }
  })

  test('are told row by row where they cannot be used, and the rest comes in', async () => {
    await bringIn('customers', `${customers}C-2;Josef;Groß;MARIA@tidemail.example;;2025-01-01\n`)
    const orders = [
      'number,customer,date,amount,currency,type,refund of',
      '1,C-1,2026-02-30,10,EUR,,',
      '2,C-9,2026-02-03,10,EUR,,',
      '3,C-1,2026-02-03,ten,EUR,,',
      '4,C-1,2026-02-03,10,XXQ,,',
      'R1,C-1,2026-02-05,-4,EUR,,5',
      '5,C-1,2026-02-03,10,EUR,,',
      'R2,C-1,2026-02-05,-4,EUR,,77',
      '6,C-1,2026-02-03,10,EUR,,',
      '6,C-1,2026-02-03,11,EUR,,',
      '5,C-1,2026-02-06,10,EUR,cancellation,',
    ].join('\n')
    expect(await bringIn('orders', orders)).toMatchObject({
      sums: { ...none, accepted: 3, changed: 1, rejected: 6 },
      told: [
        expect.stringContaining('2: date is no such day'),
        '3: There is no customer C-9. Import customers first.',
        '4: amount is no amount: "ten".',
        '5: currency is no ISO 4217 currency: "XXQ".',
        '8: There is no order 77 that this could be a refund of.',
        '10: 6 stands in line 9 already, with something else in it.',
      ],
    })
    expect(await rows(sql`select number, status, refunded_minor from orders order by 1`)).toEqual([
      { number: '5', status: 'cancelled', refunded_minor: 400 },
      { number: '6', status: 'placed', refunded_minor: 0 },
    ])
  })

  test('of whom two have one address are told of, and linked by none', async () => {
    const two = `${customers}C-2;Josef;Groß;MARIA@tidemail.example;;2025-01-01\n`
    expect(await bringIn('customers', two)).toMatchObject({
      sums: { ...none, accepted: 2, noted: 1 },
      told: [expect.stringMatching(/^3: Another customer has the same e-mail address/)],
    })
    expect(await rows(sql`select verified_at from customer_identifiers where kind = 'email'`)).toEqual([
      { verified_at: null },
      { verified_at: null },
    ])
  })

  test('are only looked at in a dry run, and come in when somebody says so, without the file being sent again', async () => {
    const { id, ...dry } = await bringIn('customers', customers, { dryRun: true })
    expect(dry).toMatchObject({ state: 'done', sums: { ...none, accepted: 1 } })
    expect(await rows(sql`select id from customers`)).toEqual([])
    await applyImport(imports.parts, imports.actor, id)
    await imports.parts.runner.settled()
    const { row, hasFile } = await loadImportView(imports.parts, imports.actor, id)
    expect([row.state, row.accepted, row.dry_run, hasFile]).toEqual(['done', 1, false, false])
    expect(await rows(sql`select external_id from customers`)).toEqual([{ external_id: 'C-1' }])
    await expect(applyImport(imports.parts, imports.actor, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('keep a margin by the rate of their category', async () => {
    await bringIn('customers', customers)
    const mapping = JSON.stringify({ margin: { rates: { Lamps: 0.4 }, otherwise: 0.1 }, constants: { currency: 'EUR' } })
    const orders = 'number,customer,date,amount,category\n1,C-1,2026-02-01,100,lamps\n2,C-1,2026-02-01,100,bulbs\n'
    await bringIn('orders', orders, { mapping })
    expect(await rows(sql`select margin_minor from orders order by number`)).toEqual([
      { margin_minor: 4000 },
      { margin_minor: 1000 },
    ])
  })

  test('are refused as a whole where no column holds what every row needs, with what the file has', async () => {
    const { state, error } = await bringIn('orders', 'colour,size\nred,3\n')
    expect([state, error]).toEqual(['failed', expect.stringContaining('No column holds number')])
    expect(error).toContain('The file has: colour, size')
    await expect(imports.start(customers, { kind: 'customers', format: 'twcs' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(imports.start(day, { dryRun: true })).rejects.toMatchObject({ code: 'invalid' })
    const mapping = '{"fields":{"mood":"x"}}'
    await expect(imports.start(customers, { ...kinds, kind: 'customers', mapping })).rejects.toMatchObject({ code: 'invalid' })
  })
})

const day = 'tweet_id\n'

describe('an import of records that is interrupted', () => {
  const many = ['id,name', ...Array.from({ length: 5000 }, (_, i) => `c${i},Customer ${i}`)].join('\n')

  test('goes on where it stopped, and a dry run looks at everything again', async () => {
    for (const dryRun of [false, true]) {
      const { row } = await imports.start(many, { ...kinds, kind: 'customers', dryRun })
      while ((await loadImportView(imports.parts, imports.actor, row.id)).row.messages_done === 0) await new Promise(setImmediate)
      imports.parts.runner.letGo(row.id)
      await imports.parts.runner.settled()
      imports.parts.runner.carryOn(imports.world.workspaceId, row.id)
      await imports.parts.runner.settled()
      const done = (await loadImportView(imports.parts, imports.actor, row.id)).row
      expect([done.state, done.messages_done, done.accepted, done.duplicates]).toEqual([
        'done',
        5000,
        dryRun ? 0 : 5000,
        dryRun ? 5000 : 0,
      ])
    }
  })
})

const calls = (outcome: string) =>
  `call id,customer id,time,channel,outcome,order\nk1,C-1,2026-02-27T10:00:00Z,phone,${outcome},LL 4471\n`

describe('a call that failed', () => {
  test('starts the clock of the case about it, also where the list of calls comes in later', async () => {
    // It leaves a case behind, and cases cannot be deleted: it has a workspace of its own.
    await using own = await openImportWorld()
    imports = own
    const { world } = own
    await bringIn('customers', customers)
    const at = new Date(world.context.clock.now()).toISOString()
    await world.receive([
      {
        version: 1,
        type: 'message.created',
        time: at,
        actor: { externalId: 'u1', customerId: 'C-1' },
        object: { externalId: 'm1', text: 'my lamp has not arrived', orderRef: 'LL-4471' },
      },
    ])
    await world.processAll()
    const due = () => rows(sql`select due_at from cases`)
    const before = await due()
    expect(await bringIn('contacts', calls('abandoned'), { dryRun: true })).toMatchObject({ sums: { accepted: 1 } })
    expect(await due()).toEqual(before)
    expect(await bringIn('contacts', calls('abandoned'))).toMatchObject({ state: 'done', sums: { accepted: 1 } })
    const told = await rows(sql`select d.facts -> 'relationship' -> 'earlierContacts' as earlier, c.waiting_since from cases c
      join decisions d on d.case_id = c.id order by d.position desc limit 1`)
    expect(told).toEqual([
      {
        earlier: [{ at: Date.UTC(2026, 1, 27, 10), channel: 'phone', outcome: 'abandoned' }],
        waiting_since: Date.UTC(2026, 1, 27, 10),
      },
    ])
    expect(await due()).not.toEqual(before)
    const after = await rows(sql`select count(*)::int as n from decisions`)
    await bringIn('contacts', calls('abandoned'))
    expect(await rows(sql`select count(*)::int as n from decisions`)).toEqual(after)
  })
})
