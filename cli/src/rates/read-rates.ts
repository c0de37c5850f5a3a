import { FileError } from '@evenhand/files/file-error.ts'
import { momentReader } from '@evenhand/files/records/moment.ts'
import { CliError, exitCodes } from '../failure.ts'
import { formatOf } from '../format-of.ts'
import { openRows } from '../rows.ts'

export type ReadRates = {
  rates: { from: string; since: string; rate: number }[]
  rejected: { line: number; reason: string }[]
}

const readDay = momentReader({ format: 'auto', zone: 'UTC', order: null })

/** Reads `currency,date,rate`, one rate a row. A row that cannot be used is put aside with its line and reason. */
export async function readRates(file: string): Promise<ReadRates> {
  try {
    return await readRows(file)
  } catch (error) {
    if (error instanceof FileError) throw new CliError(error.message, exitCodes.failed, { cause: error })
    throw error
  }
}

async function readRows(file: string): Promise<ReadRates> {
  const { header, rows } = await openRows(file, formatOf(file))
  const plain = header.map(name => name.toLowerCase().replaceAll(/[^a-z]/g, ''))
  const places = {
    currency: placeOf('currency', 'from', 'code'),
    date: placeOf('date', 'since', 'day'),
    rate: placeOf('rate', 'value'),
  }
  function placeOf(...names: readonly string[]): number {
    const place = plain.findIndex(name => names.includes(name))
    if (place === -1) throw new CliError(`${file} has no column ${names[0]}. Its header is: ${header.join(', ')}.`)
    return place
  }
  const found: ReadRates = { rates: [], rejected: [] }
  for await (const row of rows) {
    const field = (place: number) => (row.reason === null ? (row.fields[place]?.trim() ?? '') : '')
    const read = row.reason ?? rateOf(field(places.currency), field(places.date), field(places.rate))
    if (typeof read === 'string') found.rejected.push({ line: row.line, reason: read })
    else found.rates.push(read)
  }
  return found
}

function rateOf(currency: string, date: string, text: string): ReadRates['rates'][number] | string {
  const from = currency.toUpperCase()
  if (!/^[A-Z]{3}$/.test(from)) return `"${currency.slice(0, 40)}" is no currency of three letters.`
  const since = readDay(date)
  if (typeof since !== 'number') return `The date ${since.reason}.`
  const rate = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(rate) || rate <= 0) return `The rate is no number above 0: "${text.slice(0, 40)}".`
  return { from, since: new Date(since).toISOString(), rate }
}
