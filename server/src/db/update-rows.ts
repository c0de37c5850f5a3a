import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { arrayOf, columnsOf, valueOf } from './row-arrays.ts'
import type { PlainRow } from './row-arrays.ts'
import { writeBehind } from './swift-client.ts'
import type { NewRowOf, RowOf, TableName } from './tables.ts'

/**
 * Many rows changed in one statement: each row names its key and the columns to set. Every row has the columns of the first.
 * @example await updateRows(tx, 'messages', ['id'], [{ id, body: '', deleted_at: now }])
 */
export async function updateRows<Name extends TableName>(
  tx: Tx,
  table: Name,
  key: readonly (keyof RowOf<Name> & string)[],
  rows: readonly Partial<NewRowOf<Name>>[],
  { behind = false }: { behind?: boolean } = {},
): Promise<void> {
  if (rows.length === 0) return
  const plain = rows as readonly PlainRow[]
  const columns = columnsOf(table, plain)
  const isKey = (name: string): boolean => key.some(column => column === name)
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const arrays = sql.join(columns.map(column => arrayOf(column, plain)))
  const changes = sql.join(
    columns.filter(({ name }) => !isKey(name)).map(column => sql`${sql.ref(column.name)} = ${valueOf(column)}`),
  )
  const same = sql.join(
    key.map(name => sql`stored.${sql.ref(name)} = fresh.${sql.ref(name)}`),
    sql` and `,
  )
  await sql`${sql.raw(behind ? writeBehind : '')}update ${sql.table(table)} as stored set ${changes}
    from unnest(${arrays}) as fresh (${names}) where ${same}`.execute(tx)
}
