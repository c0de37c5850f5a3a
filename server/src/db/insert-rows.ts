import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { EvenhandError } from '../errors.ts'
import type { PgType } from './column.ts'
import type { Tx } from './database.ts'
import { tables } from './tables.ts'
import type { NewRowOf, RowOf, TableName } from './tables.ts'

export type OnConflict<Name extends TableName> = {
  /** The unique columns. */
  columns: readonly (keyof RowOf<Name> & string)[]
  /** Columns to take from the new row; none: the old row stays as it is. */
  update?: readonly (keyof RowOf<Name> & string)[]
}

export type InsertOptions<Name extends TableName, Returned extends keyof RowOf<Name> & string> = {
  onConflict?: OnConflict<Name>
  /** Columns to give back, in no particular order; rows that met a conflict and stayed as they were give nothing. */
  returning?: readonly Returned[]
}

/**
 * Many rows in one statement, one array per column: as fast as PostgreSQL inserts, and the statement is the same for any number of rows.
 * Every row has the columns of the first; what the first leaves out gets its default.
 * @example await insertRows(tx, 'messages', rows, { onConflict: { columns: ['conversation_id', 'external_id'] } })
 */
export async function insertRows<Name extends TableName, Returned extends keyof RowOf<Name> & string = never>(
  tx: Tx,
  table: Name,
  rows: readonly NewRowOf<Name>[],
  { onConflict, returning }: InsertOptions<Name, Returned> = {},
): Promise<Pick<RowOf<Name>, Returned>[]> {
  if (rows.length === 0) return []
  const plain = rows as readonly Readonly<Record<string, unknown>>[]
  const columns = columnsOf(table, plain)
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const arrays = sql.join(columns.map(({ name, pg }) => arrayOf(pg, plain, name)))
  const values = sql.join(columns.map(({ name, pg }) => valueOf(pg, name)))
  const { rows: returned } = await sql<Pick<RowOf<Name>, Returned>>`insert into ${sql.table(table)} (${names})
    select ${values} from unnest(${arrays}) as fresh (${names})
    ${conflictClause(onConflict)} ${returningClause(returning)}`.execute(tx)
  return returned
}

type NamedColumn = { name: string; pg: PgType }

function columnsOf(table: TableName, rows: readonly Readonly<Record<string, unknown>>[]): NamedColumn[] {
  const known: Readonly<Record<string, { pg: PgType }>> = tables[table]
  return Object.keys(rows[0] ?? {}).map(name => {
    const column = known[name]
    if (column === undefined) throw new EvenhandError('broken-invariant', `Table ${table} has no column ${name}.`)
    return { name, pg: column.pg }
  })
}

/** A list cannot stand in an array of rows, so lists travel as json and are unpacked row by row. */
function arrayOf(pg: PgType, rows: readonly Readonly<Record<string, unknown>>[], name: string): RawBuilder<unknown> {
  const literal = arrayLiteral(rows.map(row => encode(pg, row[name])))
  return sql`${literal}::${sql.raw(pg === 'text[]' || pg === 'jsonb' ? 'text' : pg)}[]`
}

function valueOf(pg: PgType, name: string): RawBuilder<unknown> {
  if (pg === 'jsonb') return sql`fresh.${sql.ref(name)}::jsonb`
  if (pg !== 'text[]') return sql`fresh.${sql.ref(name)}`
  return sql`(select array(select jsonb_array_elements_text(fresh.${sql.ref(name)}::jsonb)))`
}

function encode(pg: PgType, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (pg === 'timestamptz') return new Date(value as number).toISOString()
  if (pg === 'jsonb' || pg === 'json' || pg === 'text[]') return JSON.stringify(value)
  if (pg === 'bytea') return `\\x${(value as Buffer).toString('hex')}`
  return String(value as string | number | boolean)
}

const special = /["\\]/g

/** PostgreSQL's own way to write an array, every item quoted. */
function arrayLiteral(items: readonly (string | null)[]): string {
  return `{${items.map(item => (item === null ? 'NULL' : `"${item.replace(special, '\\$&')}"`)).join(',')}}`
}

function conflictClause<Name extends TableName>(onConflict: OnConflict<Name> | undefined): RawBuilder<unknown> {
  if (onConflict === undefined) return sql``
  const columns = sql.join(onConflict.columns.map(name => sql.ref(name)))
  if (onConflict.update === undefined) return sql`on conflict (${columns}) do nothing`
  const updates = sql.join(onConflict.update.map(name => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  return sql`on conflict (${columns}) do update set ${updates}`
}

function returningClause(returning: readonly string[] | undefined): RawBuilder<unknown> {
  return returning === undefined ? sql`` : sql`returning ${sql.join(returning.map(name => sql.ref(name)))}`
}
