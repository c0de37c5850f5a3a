import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Database, quoted } from '../histories/database.ts'
import { readBack } from './read-records.fixture.ts'

const order = 'number,customer id,date,amount,currency\n'

describe('a file of customers', () => {
  it.each([
    [
      'English, Shopify',
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,Phone\nC-1,Maria,Groß,m@tidemail.example,yes,Graz,+431555\n',
    ],
    ['German', 'Kundennr.;Vorname;Nachname;E-Mail-Adresse;Ort;Telefon\nC-1;Maria;Groß;m@tidemail.example;Graz;+43 1 555\n'],
    [
      'French',
      'N° client;Code client;Prénom;Nom;Adresse e-mail;Ville;Téléphone\n1;C-1;Maria;Groß;m@tidemail.example;Graz;+431555\n',
    ],
    [
      'Spanish',
      'ID cliente|Nombre|Apellidos|Correo electrónico|Ciudad|Teléfono\nC-1|Maria|Groß|m@tidemail.example|Graz|+431555\n',
    ],
    ['our own', 'id,name,email,city,phone\nC-1,Maria Groß,m@tidemail.example,Graz,+431555\n'],
  ])('is understood by its usual names: %s', async (_, content) => {
    const { records, rejects } = await readBack('customers', content)
    expect(rejects).toEqual([])
    expect(records).toMatchObject([{ externalId: 'C-1', name: 'Maria Groß', emails: ['m@tidemail.example'], city: 'Graz' }])
  })

  it('is read in UTF-8, UTF-16, Latin-1 and Windows-1252, also mixed, compressed or not', async () => {
    const text = 'id;name\nC-1;Jürgen Müß\n'
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const mixed = Buffer.concat([Buffer.from(text), Buffer.from('C-2;Zoë \x80\n', 'latin1')])
    for (const content of [
      text,
      `\uFEFF${text}`,
      utf16,
      utf16.swap16(),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'latin1'),
      gzipSync(text),
    ]) {
      expect((await readBack('customers', Buffer.from(content))).records).toMatchObject([{ name: 'Jürgen Müß' }])
    }
    expect((await readBack('customers', mixed)).records).toMatchObject([{ name: 'Jürgen Müß' }, { name: 'Zoë €' }])
  })

  it('keeps several addresses, and notes what is none', async () => {
    const { records, notes } = await readBack('customers', 'id,email,phone,language\n1,"a@x.example; b@x.example",12,Klingon!\n')
    expect(records).toMatchObject([{ emails: ['a@x.example', 'b@x.example'], phones: [], language: null }])
    expect(notes).toEqual([expect.stringMatching(/^2: phone is no telephone number.*language is no language code/)])
  })

  it('passes a second row of the same customer over, and refuses one that says something else', async () => {
    const { read, rejects } = await readBack('customers', 'id,name\n1,Olaf\n1,Olaf\n1,Ole\n')
    expect(read.map(({ line, isAgain }) => [line, isAgain])).toEqual([
      [2, false],
      [3, true],
    ])
    expect(rejects).toEqual(['4: 1 stands in line 2 already, with something else in it.'])
  })

  it('is read as lines of JSON with what stands inside objects', async () => {
    const content = '{"id":7,"name":"Olaf","contact":{"email":"o@x.example"},"tags":["a"]}\n{"id":\n'
    const { records, rejects } = await readBack('customers', content, { format: 'jsonl', mapping: { ignore: ['contact.email'] } })
    expect(records).toMatchObject([{ externalId: '7', emails: [] }])
    expect(rejects).toEqual(['2: The line is no JSON: it ends too early.'])
    expect((await readBack('customers', content, { format: 'jsonl' })).records).toMatchObject([{ emails: ['o@x.example'] }])
  })
})

describe('a file of orders', () => {
  it('is read from Parquet, with its types', async () => {
    const { records, rejects } = await readBack(
      'orders',
      async file => {
        await using database = await Database.open()
        await database.run(`copy (select 'A-' || i as order_id, 'C-1' as customer_id, timestamp '2026-02-01 10:30:00' as ordered_at,
          (1000 + i / 8)::decimal(12, 3) as total, 'EUR' as currency from range(3000) t(i)) to ${quoted(file)} (format parquet)`)
      },
      { format: 'parquet' },
    )
    expect([records.length, rejects]).toEqual([3000, []])
    expect(records[4]).toMatchObject({
      number: 'A4',
      placedAt: Date.UTC(2026, 1, 1, 10, 30),
      amountMinor: 100_050,
      currency: 'EUR',
    })
  })

  it('learns from its other rows how days and cents are written, and refuses what stays in doubt', async () => {
    const rows = 'A1,C-1,03/04/2026,"1.500",EUR\n'
    expect((await readBack('orders', `${order}${rows}A2,C-1,25/04/2026,"1.500,00",EUR\n`)).records).toMatchObject([
      { placedAt: Date.UTC(2026, 3, 3), amountMinor: 150_000 },
      { placedAt: Date.UTC(2026, 3, 25), amountMinor: 150_000 },
    ])
    const doubtful = await readBack('orders', `${order}${rows}A2,C-1,2026-01-02,3.5,EUR\nA3,C-1,2026-01-02,"3,5",EUR\n`)
    expect(doubtful.rejects).toEqual([expect.stringMatching(/^2: (date|amount) may be read in two ways/)])
    const mapping = { decimal: ',', time: { order: 'month-first' } }
    expect((await readBack('orders', order + rows, { mapping })).records).toMatchObject([
      { placedAt: Date.UTC(2026, 2, 4), amountMinor: 150_000 },
    ])
  })

  it('takes a negative amount for a refund of the order that it names, behind all orders', async () => {
    const content =
      'number,refund of,customer,date,amount,currency\nR1,A1,C-1,2026-02-03,-5,EUR\nA1,,C-1,2026-02-01,20,EUR\nA1,,C-1,2026-02-04,(3.00),EUR\n'
    const { records } = await readBack('orders', content, { batchSize: 1 })
    expect(records).toMatchObject([
      { kind: 'order', number: 'A1' },
      { kind: 'refund', externalId: 'R1', order: 'A1', amountMinor: 500 },
      { kind: 'refund', externalId: 'A1 2026-02-04T00:00:00.000Z 300', order: 'A1', amountMinor: 300 },
    ])
  })

  it('takes what a column says was given back, as an amount or as yes or no', async () => {
    const content =
      'number,customer id,date,amount,currency,refunded,cancelled,category\nA1,C-1,2026-02-01,20,EUR,5.50,,Lamps\n' +
      'A2,C-1,2026-02-01,20,EUR,-20,no,\nA3,C-1,2026-02-01,20,EUR,yes,yes,\nA4,C-1,2026-02-01,20,EUR,no,,\nA5,C-1,2026-02-01,20,EUR,,2026-02-02,\n'
    const { records, rejects } = await readBack('orders', content)
    expect(rejects).toEqual([])
    expect(records).toMatchObject([
      { refundedMinor: 550, category: 'Lamps', status: null },
      { refundedMinor: 2000, category: null, status: null, cancelledAt: null },
      { refundedMinor: 2000, status: 'cancelled', cancelledAt: null },
      { refundedMinor: 0 },
      { refundedMinor: null, cancelledAt: Date.UTC(2026, 1, 2) },
    ])
  })

  it('takes what is paid every month for a subscription', async () => {
    const { records } = await readBack(
      'orders',
      'Vertragsnummer;Kunde;Start;Betrag;Währung;Turnus;Vertragsende\nV1;C-1;1.1.2026;9,90;EUR;monatlich;\n',
    )
    expect(records).toMatchObject([{ kind: 'subscription', number: 'V1', every: 'month', amountMinor: 990, endedAt: null }])
  })

  it('finds whose it is by the address where the column of customers holds addresses', async () => {
    const { records } = await readBack(
      'orders',
      'order,customer,date,total\nA1,m@x.example,2026-02-01,20 €\nA2,o@x.example,2026-02-01,20 €\n',
    )
    expect(records).toMatchObject([{ customer: { externalId: null, email: 'm@x.example' }, currency: 'EUR' }, {}])
  })

  it('notes a status that nobody knows, and needs a currency', async () => {
    const content =
      'number,customer id,date,amount,currency,status\nA1,C-1,2026-02-01,5,EUR,teleported\nA2,C-1,2026-02-01,5,,paid\n'
    const { records, notes, rejects } = await readBack('orders', content)
    expect(records).toMatchObject([{ number: 'A1', status: null }])
    expect(notes).toEqual([expect.stringContaining('status "teleported" is no word of ours')])
    expect(rejects).toEqual(['3: currency is empty. A mapping can name one currency for all rows.'])
    const mapping = { constants: { currency: 'USD' }, values: { status: { teleported: 'delivered' } } }
    expect((await readBack('orders', content, { mapping })).records).toMatchObject([
      { status: 'delivered' },
      { currency: 'USD', status: 'placed' },
    ])
  })
})

describe('a file of contacts', () => {
  const header = 'Call ID,Caller,Start,Type,Result,Queue time,Talk time,Order\n'
  it('tells who, when, how long somebody waited and how it ended', async () => {
    const { records } = await readBack(
      'contacts',
      `${header}k1,+43 1 5550,2026-03-01T10:00:00Z,Inbound call,hung up,00:12:30,,LL-4471\n`,
    )
    expect(records).toMatchObject([
      {
        externalId: 'k1',
        customer: { phone: '+43 1 5550' },
        channel: 'phone',
        outcome: 'abandoned',
        abandoned: true,
        waitSeconds: 750,
        durationSeconds: null,
        reference: 'LL4471',
      },
    ])
  })

  it('is refused row by row where nobody can say whether the attempt failed, or at which hour', async () => {
    const rows = `k1,+4315550,2026-03-01T10:00:00Z,call,,,,\nk2,+4315550,2026-03-01 10:00,call,missed,,,\nk3,+4315550,2026-03-01T10:00Z,call,missed,,,\n`
    const { rejects, records } = await readBack('contacts', header + rows)
    expect(rejects).toEqual([
      '2: Result is empty: nobody can tell whether this attempt failed.',
      expect.stringContaining('3: Start names no offset from UTC, and the mapping no zone'),
    ])
    expect(records).toHaveLength(1)
  })
})
