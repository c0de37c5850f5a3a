import { timeReader } from '@evenhand/files/formats/time-format.ts'
import type { ReadTime } from '@evenhand/files/formats/time-format.ts'
import { CliError } from '../failure.ts'
import { formatOf } from '../format-of.ts'
import { openRows } from '../rows.ts'
import { dayOf, whyNoAmount, type Order, type ReadOrders } from './orders.ts'
import { numberOf } from './read-summary.ts'

/**
 * Reads `customer_id,date,amount[,currency]`, one order a row. Dates are ISO 8601 or yyyymmdd; a moment counts for its day in UTC.
 * CSV, lines of JSON or Parquet, told by the name of the file.
 * @param dateFormat instead, a pattern of YYYY MM DD HH mm ss
 */
export async function* readTransactions(file: string, dateFormat: string | undefined): ReadOrders {
  const { header, rows } = await openRows(file, formatOf(file))
  const plain = header.map(name => name.toLowerCase().replaceAll(/[^a-z]/g, ''))
  const placeOf = (...names: readonly string[]) => plain.findIndex(name => names.includes(name))
  const places = {
    customer: placeOf('customerid', 'customer', 'id'),
    date: placeOf('date', 'orderdate', 'day'),
    amount: placeOf('amount', 'margin'),
    currency: placeOf('currency'),
  }
  for (const [column, label] of [
    ['customer', 'customer_id'],
    ['date', 'date'],
    ['amount', 'amount'],
  ] as const) {
    if (places[column] === -1) throw new CliError(`${file} has no column ${label}. Its header is: ${header.join(', ')}.`)
  }
  const readDate = dateReader(dateFormat)
  for await (const row of rows) {
    const found = row.reason ?? orderOf(row.fields, places, readDate)
    yield typeof found === 'string' ? { rejected: { line: row.line, reason: found } } : { order: found, line: row.line }
  }
}

function orderOf(
  fields: readonly string[],
  places: { customer: number; date: number; amount: number; currency: number },
  readDate: ReadTime,
): Order | string {
  const field = (place: number) => fields[place]?.trim() ?? ''
  const customer = field(places.customer)
  if (customer === '') return 'The row names no customer.'
  const date = readDate(field(places.date))
  if (typeof date !== 'number') return `The date ${date.reason}.`
  const amount = numberOf(field(places.amount))
  const why = whyNoAmount(amount, field(places.amount))
  return why ?? { customer, day: dayOf(date), amount, currency: field(places.currency).toUpperCase() }
}

function dateReader(format: string | undefined): ReadTime {
  if (format !== undefined) return timeReader(format, 'UTC')
  const [iso, compact] = [timeReader('iso', 'UTC'), timeReader('YYYYMMDD', 'UTC')]
  return text => {
    if (/^\d{8}$/.test(text)) return compact(text)
    // 2026-02-30 would quietly become 2 March.
    const day = compact(text.slice(0, 10).replaceAll('-', ''))
    return typeof day === 'number' ? iso(text) : { reason: `is no day written as ISO 8601 or yyyymmdd: "${text.slice(0, 40)}"` }
  }
}
