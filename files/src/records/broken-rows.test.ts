import { expect, it } from 'vitest'
import { readBack } from './read-records.fixture.ts'

const count = 10_000
const header = 'number;customer id;date;amount;currency;product\n'
const isBroken = (i: number) => i % 100 === 7
/** A currency a row, and each row with a date of its own kind. */
const currencies = [
  ['EUR', '12,50', 1250],
  ['USD', '1.012,50', 101_250],
  ['JPY', '1500', 1500],
  ['KWD', '1,500', 1500],
] as const
const dates = ['2024-02-13', '13.2.2024', '13 February 2024', '13/02/2024'] as const
const breaks = [
  ['C-1;31.2.2024;5,00;EUR;', /^date is no (?:such )?da/],
  ['C-1;2024-02-13;many;EUR;', /^amount is no amount: "many"/],
  ['C-1;2024-02-13;-5,00;EUR;', null],
  ['C-1;2024-02-13;5,00;XQX;', /^currency is no ISO 4217 currency/],
  [';2024-02-13;5,00;EUR;', /^customer id is empty/],
  ['C-1;2024-02-13', /^The row has 3 columns, and the header has 6\.$/],
] as const

function row(i: number): Buffer {
  const [currency, amount] = currencies[i % 4] ?? currencies[0]
  const whole = `A${i};C-${i};${dates[(i >> 2) % 4]};${amount};${currency};Köhlers Lampe`
  const text = isBroken(i) ? `A${i};${breaks[Math.floor(i / 100) % 6]?.[0]}` : whole
  return Buffer.from(`${text}\n`, i % 10 === 0 ? 'latin1' : 'utf8')
}

it('of ten thousand rows in mixed letters, dates and currencies each broken one is named with its line and reason, and all others come in', async () => {
  const content = Buffer.concat([Buffer.from(header), ...Array.from({ length: count }, (_, i) => row(i))])
  const { records, rejects } = await readBack('orders', content, { batchSize: 1000 })
  const broken = Array.from({ length: count }, (_, i) => i).filter(isBroken)
  // An amount below 0 is a refund of the order of the same number: whether there is one is known when it is stored.
  const refused = broken.filter(i => breaks[Math.floor(i / 100) % 6]?.[1] !== null)
  expect(rejects.map(told => Number(told.split(':')[0]))).toEqual(refused.map(i => i + 2))
  for (const told of rejects) {
    const [line = '', reason = ''] = told.split(/: (.*)/s)
    expect(reason).toMatch(breaks[Math.floor((Number(line) - 2) / 100) % 6]?.[1] ?? /never/)
  }
  expect(records).toHaveLength(count - refused.length)
  const orders = records.filter(record => record.kind === 'order')
  expect(new Set(orders.map(({ product }) => product))).toEqual(new Set(['Köhlers Lampe']))
  expect(new Set(orders.map(({ placedAt }) => placedAt))).toEqual(new Set([Date.UTC(2024, 1, 13)]))
  expect(new Set(orders.map(({ currency, amountMinor }) => `${currency} ${amountMinor}`))).toEqual(
    new Set(currencies.map(([currency, , minor]) => `${currency} ${minor}`)),
  )
})
