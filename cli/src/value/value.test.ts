import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tell } from '../program.fixture.ts'

type Told = {
  parameters: { bgnbd: { r: number; logLikelihood: number } | null; gammaGamma: { q: number } | null }
  customers: {
    customerId: string
    pAlive: number | null
    expectedPurchases: Record<string, number>
    expectedAverage: number | null
    value: number | null
  }[]
  rejected: { line: number; reason: string }[]
  notes: string[]
}

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-value-'))))
afterAll(() => rm(folder, { recursive: true }))

async function valueOf(text: string, ...args: readonly string[]): Promise<Told & { code: number; err: string }> {
  const file = path.join(folder, 'input')
  await writeFile(file, text)
  const { out, err, code } = await tell(['value', file, '--json', ...args])
  const told: Told = JSON.parse(out)
  return { ...told, err, code }
}

/** Forty customers who buy every one to eight weeks, some of whom stop, as orders in the order of customers. */
const orders = Array.from({ length: 40 }, (_, i) => {
  const count = 1 + ((i * 7) % 6)
  const gap = 7 * (1 + (i % 8)) + 1
  return Array.from({ length: count }, (_order, k) => {
    const date = new Date(Date.UTC(2026, 0, 1 + (i % 20) + k * gap)).toISOString().slice(0, 10)
    return { customer: `c${i}`, date, amount: 10 + ((i * 13) % 31) + k }
  })
}).flat()
const csv = ['customer_id,date,amount', ...orders.map(({ customer, date, amount }) => `${customer},${date},${amount}`)]
const end = ['--calibration-end', '2026-12-31']

const compact = (date: string) => date.replaceAll('-', '')

const weeks = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000)

describe('evenhand value', () => {
  test('answers for every customer in the order of the file, value being a year of purchases times their average', async () => {
    const { code, customers, parameters, rejected } = await valueOf(csv.join('\n'), ...end, '--horizon-weeks', '13,52')
    expect([code, rejected]).toEqual([0, []])
    expect(customers.map(({ customerId }) => customerId)).toEqual(Array.from({ length: 40 }, (_, i) => `c${i}`))
    expect(parameters.bgnbd?.logLikelihood).toBeLessThan(0)
    expect(parameters.gammaGamma?.q).toBeGreaterThan(1)
    for (const { value, expectedPurchases, expectedAverage } of customers) {
      expect(Object.keys(expectedPurchases)).toEqual(['13', '52'])
      expect(value).toBeCloseTo((expectedPurchases['52'] ?? Number.NaN) * (expectedAverage ?? Number.NaN), 10)
    }
  })

  test('gives the same for orders, for both classic layouts and for summaries of the same customers', async () => {
    const plain = await valueOf(csv.join('\n'), ...end)
    const master = orders.map(({ customer, date, amount }) => ` ${customer} ${compact(date)}  1  ${amount.toFixed(2)}`)
    const sample = orders.map(({ customer, date, amount }) => ` ${customer} 0001 ${compact(date)}  1  ${amount.toFixed(2)}`)
    for (const layout of [master, sample]) {
      const { customers, parameters } = await valueOf(layout.join('\r\n'), '--format', 'cdnow', ...end)
      expect({ customers, parameters }).toEqual({ customers: plain.customers, parameters: plain.parameters })
    }
    const summaries = Object.values(Object.groupBy(orders, ({ customer }) => customer)).map((own = []) => {
      const [first = '', last = ''] = [own[0]?.date, own.at(-1)?.date]
      const repeats = own.slice(1)
      const mean = repeats.reduce((sum, { amount }) => sum + amount, 0) / Math.max(repeats.length, 1)
      return [own[0]?.customer, repeats.length, weeks(first, last), weeks(first, '2026-12-31'), mean].join(',')
    })
    for (const header of ['ID,x,t_x,T,zbar', 'customer_id,frequency,recency,T,monetary_value']) {
      const { customers } = await valueOf([header, ...summaries].join('\n'), '--summary')
      expect(customers).toEqual(plain.customers)
    }
  })

  test('names each row that cannot be used with its line and reason, and goes on', async () => {
    const broken = [
      'c1,soon,12',
      'c1,2026-02-30,12',
      ',2026-01-02,12',
      'c1,2026-01-03,many',
      'c1,2026-01-03,',
      'c1,2026-01-03,-4',
      'c1,2031-01-03,12',
      'c1,2026-01-03,12,50',
      'c1,"2026',
    ]
    const found = await valueOf([csv[0], ...broken, ...csv.slice(1)].join('\n'), ...end)
    const whole = await valueOf(csv.join('\n'), ...end)
    expect(found.code).toBe(1)
    expect(found.customers).toEqual(whole.customers)
    expect(found.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(found.rejected.every(({ reason }) => reason.endsWith('.'))).toBe(true)
    expect(found.err).toContain('Line 7: The amount is below 0 (-4)')
    expect(found.err).toContain('Line 8: The date lies in the future: 2031-01-03.')
    expect(found.err).toContain('Line 9: The row has 4 fields, the header 3.')
  })

  test('sums no currencies: who paid in another has purchases, and no amounts', async () => {
    const rows = csv.map((row, i) => (i === 0 ? `${row},currency` : `${row},${row.startsWith('c5,') ? 'USD' : 'EUR'}`))
    const { customers, notes } = await valueOf(rows.join('\n'), ...end)
    expect(notes.join()).toContain('EUR, USD')
    expect(customers[5]).toMatchObject({ customerId: 'c5', pAlive: expect.any(Number), expectedAverage: null, value: null })
    expect(customers.filter(({ value }) => value === null)).toHaveLength(1)
  })

  test('says "not enough data" where nobody came back, instead of a number', async () => {
    const { code, parameters, customers, notes } = await valueOf('customer_id,date,amount\na,2026-01-01,5\nb,2026-02-01,6')
    expect([code, parameters]).toEqual([0, { bgnbd: null, gammaGamma: null }])
    expect(customers[0]).toMatchObject({ pAlive: null, expectedAverage: null, value: null })
    expect(notes[0]).toBe('Not enough data for purchases: nobody bought a second time.')
  })

  test('reads lines of JSON as it reads CSV', async () => {
    const [, ...rows] = csv.map(row => row.split(','))
    const file = path.join(folder, 'orders.jsonl')
    await writeFile(
      file,
      rows.map(([customer, date, amount]) => JSON.stringify({ customer, date, amount: Number(amount) })).join('\n'),
    )
    const { out, code } = await tell(['value', file, '--json', ...end])
    const { customers } = await valueOf(csv.join('\n'), ...end)
    expect([code, JSON.parse(out)]).toMatchObject([0, { customers }])
  })

  test('has nothing to say without a date, a file or a usable row', async () => {
    expect(await tell(['value', '/nowhere.csv'])).toMatchObject({ code: 1, err: expect.stringContaining('no file') })
    expect(await tell(['value', 'x', '--calibration-end', 'soon'])).toMatchObject({ code: 2 })
    expect(await tell(['value', 'x', '--calibration-end', '2026-02-30'])).toMatchObject({ code: 2 })
    expect(await tell(['value', 'x', '--horizon-weeks', '13,many'])).toMatchObject({ code: 2 })
    const file = path.join(folder, 'broken.csv')
    await writeFile(file, 'customer_id,amount\na,5')
    expect(await tell(['value', file])).toMatchObject({ code: 1, err: expect.stringContaining('no column date') })
  })
})

test('evenhand evaluate value compares with what came, beside the plain rate', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 4},${(i % 4) * 5},${30 + (i % 9)},${i % 3}`)
  const file = path.join(folder, 'held.csv')
  await writeFile(file, ['ID,x,t_x,T,hold', ...rows].join('\n'))
  const { out, code } = await tell(['evaluate', 'value', file, '--json'])
  expect(code).toBe(0)
  const measured: { holdout: { weeks: number; model: object; naive: object } } = JSON.parse(out)
  const errors = { rootMeanSquare: expect.any(Number), ofTotal: expect.any(Number) }
  expect(measured.holdout).toEqual({ weeks: 39, model: errors, naive: errors })
  expect((await tell(['evaluate', 'value', file])).out).toContain('plain rate')
})
