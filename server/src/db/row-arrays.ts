import { CompiledQuery, sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { EvenhandError } from '../errors.ts'
import { binaryArray, emptyArray } from './binary-array.ts'
import type { ArrayType } from './binary-array.ts'
import type { PgType } from './column.ts'
import type { Tx } from './database.ts'
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
export function arrayOf({ name, pg }: NamedColumn, rows: readonly PlainRow[]): Buffer {
  const values = rows.map(row => row[name])
  if (values.every(value => value === null || value === undefined)) return emptyArray(arrayType(pg))
  const isJson = pg === 'json' || pg === 'jsonb' || pg === 'text[]'
  return binaryArray(arrayType(pg), isJson ? values.map(jsonOf) : values)
}

/** The parameter of a column in the text of a statement. */
export function parameterOf({ pg }: NamedColumn): RawBuilder<unknown> {
  return sql`${null}::${sql.raw(arrayType(pg))}[]`
}

function arrayType(pg: PgType): ArrayType {
  return pg === 'text[]' || pg === 'uuid[]' || pg === 'jsonb' || pg === 'tsvector' ? 'text' : pg
}

const texts = new Map<string, string>()

export type Bulk = {
  shared?: readonly unknown[]
  columns: readonly NamedColumn[]
  rows: readonly PlainRow[]
  text: () => RawBuilder<unknown>
}

/**
 * Runs a bulk statement whose text depends on nothing but `key`; the text is put together once. Its parameters are what all rows share and
 * then the arrays of the columns, in their order.
 */
export async function runBulk<Result>(tx: Tx, key: string, { shared = [], columns, rows, text }: Bulk): Promise<Result[]> {
  const known = texts.get(key) ?? text().compile(tx).sql
  texts.set(key, known)
  const parameters = [...shared, ...columns.map(column => arrayOf(column, rows))]
  const result = await tx.executeQuery<Result>(CompiledQuery.raw(known, parameters))
  return result.rows
}

/** What `unnest(…) as fresh` gives for a column, as a value of the column's own type. */
export function valueOf({ name, pg }: NamedColumn): RawBuilder<unknown> {
  if (pg === 'jsonb') return sql`fresh.${sql.ref(name)}::jsonb`
  if (pg !== 'text[]') return sql`fresh.${sql.ref(name)}`
  return sql`(select array(select jsonb_array_elements_text(fresh.${sql.ref(name)}::jsonb)))`
}

/** What a message says comes from another thread as JSON, and is a third of what is written. */
const written = new WeakMap<object, string>()

/** How a value is written is known already. From now on it must not be changed. */
export function rememberJson(value: object, json: string): void {
  // Not a weak map: the garbage collector goes through all of its entries again and again.
  written.set(value, json)
}

function jsonOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return JSON.stringify(value)
  return written.get(value) ?? JSON.stringify(value)
}
