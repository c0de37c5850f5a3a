import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { EvenhandError } from '../errors.ts'
import { binaryArray } from './binary-array.ts'
import type { PgType } from './column.ts'
import { tables } from './tables.ts'
import type { TableName } from './tables.ts'

/** Rows turned on their side, for `unnest`: one array per column. Shared by bulk inserts and bulk updates. */

export type PlainRow = Readonly<Record<string, unknown>>
export type NamedColumn = { name: string; pg: PgType }

/** The columns that the first row has; every other row has the same. */
export function columnsOf(table: TableName, rows: readonly PlainRow[]): NamedColumn[] {
  const known: Readonly<Record<string, { pg: PgType }>> = tables[table]
  return Object.keys(rows[0] ?? {}).map(name => {
    const column = known[name]
    if (column === undefined) throw new EvenhandError('broken-invariant', `Table ${table} has no column ${name}.`)
    return { name, pg: column.pg }
  })
}

/** A list cannot stand in an array of rows, so lists travel as json and are unpacked row by row. */
export function arrayOf({ name, pg }: NamedColumn, rows: readonly PlainRow[]): RawBuilder<unknown> {
  const type = pg === 'text[]' || pg === 'jsonb' || pg === 'tsvector' ? 'text' : pg
  const isJson = pg === 'json' || pg === 'jsonb' || pg === 'text[]'
  const values = rows.map(row => (isJson ? jsonOf(row[name], name) : row[name]))
  return sql`${binaryArray(type, values)}::${sql.raw(type)}[]`
}

/** What `unnest(…) as fresh` gives for a column, as a value of the column's own type. */
export function valueOf({ name, pg }: NamedColumn): RawBuilder<unknown> {
  if (pg === 'jsonb') return sql`fresh.${sql.ref(name)}::jsonb`
  if (pg !== 'text[]') return sql`fresh.${sql.ref(name)}`
  return sql`(select array(select jsonb_array_elements_text(fresh.${sql.ref(name)}::jsonb)))`
}

/** The facts of a case are written twice, in the case and in its decision, and are most of what is written. */
const writtenFacts = new WeakMap<object, string>()

function jsonOf(value: unknown, name: string): string | null {
  if (value === null || value === undefined) return null
  if (name !== 'facts' || typeof value !== 'object') return JSON.stringify(value)
  const known = writtenFacts.get(value)
  if (known !== undefined) return known
  const json = JSON.stringify(value)
  writtenFacts.set(value, json)
  return json
}
