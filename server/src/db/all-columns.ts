import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { tables } from './tables.ts'
import type { TableName } from './tables.ts'

/** Every column of a table by its name: unlike `*` it means the same to a prepared statement after a column was added. */
export function allColumns(table: TableName): RawBuilder<unknown> {
  return sql.join(Object.keys(tables[table]).map(name => sql.ref(name)))
}
