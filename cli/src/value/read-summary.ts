import type { NoHistory } from '@evenhand/domain/statistics/purchases/histories.ts'
import { whyNoHistory } from '@evenhand/domain/statistics/purchases/histories.ts'
import { CliError } from '../failure.ts'
import { formatOf } from '../format-of.ts'
import { openRows } from '../rows.ts'
import type { Customers, Rejected } from './customers.ts'

const names = {
  repeats: ['x', 'frequency', 'xcal', 'repeats'],
  recency: ['tx', 'recency', 'txcal'],
  age: ['t', 'age', 'tcal'],
  average: ['zbar', 'monetaryvalue', 'average'],
  held: ['hold', 'held', 'holdout', 'frequencyholdout'],
} as const
type Column = keyof typeof names

const sentences: Readonly<Record<NoHistory, string>> = {
  'repeats-not-whole': 'The number of repeat purchases is no whole number from 0.',
  'time-not-positive': 't_x or T is no number from 0.',
  'recency-after-age': 't_x is later than T.',
  'recency-without-repeats': 't_x and the number of repeat purchases do not belong together: one of them is 0.',
}

/**
 * Reads `ID,x,t_x,T[,zbar]`, one customer a row, also under the names frequency, recency and monetary_value. The first column is the
 * id unless one is called so. A row that cannot be used is put aside with its line and reason.
 */
export async function readSummary(file: string): Promise<Customers> {
  const { header, rows } = await openRows(file, formatOf(file))
  const places = placesOf(header, file)
  const ids: string[] = []
  const columns: Record<Column, number[]> = { repeats: [], recency: [], age: [], average: [], held: [] }
  const rejected: Rejected[] = []
  for await (const row of rows) {
    const found = row.reason === null ? customerOf(row.fields, places) : { reason: row.reason }
    if ('reason' in found) {
      rejected.push({ line: row.line, reason: found.reason })
      continue
    }
    ids.push(found.id)
    for (const name of ['repeats', 'recency', 'age', 'average', 'held'] as const) columns[name].push(found[name])
  }
  const column = (name: Column) => Float64Array.from(columns[name])
  const histories = { repeats: column('repeats'), recency: column('recency'), age: column('age') }
  return { ids, histories, average: column('average'), held: column('held'), rejected, notes: [] }
}

type Places = { id: number; repeats: number; recency: number; age: number; average: number; held: number }

function placesOf(header: readonly string[], file: string): Places {
  const plain = header.map(name => name.toLowerCase().replaceAll(/[^a-z]/g, ''))
  const placeOf = (column: Column) => plain.findIndex(name => names[column].some(known => known === name))
  const id = plain.findIndex(name => ['id', 'customerid', 'customer', 'sid'].includes(name))
  const places = { id: Math.max(id, 0), repeats: placeOf('repeats'), recency: placeOf('recency'), age: placeOf('age') }
  for (const [column, label] of [
    ['repeats', 'x or frequency'],
    ['recency', 't_x or recency'],
    ['age', 'T'],
  ] as const) {
    if (places[column] === -1) throw new CliError(`${file} has no column ${label}. Its header is: ${header.join(', ')}.`)
  }
  return { ...places, average: placeOf('average'), held: placeOf('held') }
}

function customerOf(fields: readonly string[], places: Places) {
  const id = fields[places.id]?.trim() ?? ''
  if (id === '') return { reason: 'The row names no customer.' }
  const number = (place: number) => numberOf(fields[place])
  const history = { repeats: number(places.repeats), recency: number(places.recency), age: number(places.age) }
  const why = whyNoHistory(history)
  if (why !== null) return { reason: sentences[why] }
  const stated = places.average === -1 ? Number.NaN : number(places.average)
  if (places.average !== -1 && fields[places.average]?.trim() && Number.isNaN(stated)) {
    return { reason: `The mean amount is no number: "${fields[places.average]?.slice(0, 40)}".` }
  }
  // Without repeats there is no average, and none is missing.
  const average = history.repeats === 0 && places.average !== -1 ? 0 : stated
  return { id, ...history, average, held: places.held === -1 ? Number.NaN : number(places.held) }
}

/** An empty field is no zero. */
export function numberOf(text: string | undefined): number {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? Number.NaN : Number(trimmed)
}
