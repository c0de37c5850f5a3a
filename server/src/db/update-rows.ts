import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { columnsOf, parameterOf, runBulk, valueOf } from './row-arrays.ts'
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
  const statement = JSON.stringify(['update', table, key, columns.map(({ name }) => name), behind])
  await runBulk(tx, statement, {
    columns,
    rows: plain,
    text() {
      const isKey = (name: string): boolean => key.some(column => column === name)
      const changed = columns.filter(({ name }) => !isKey(name))
      const changes = sql.join(changed.map(column => sql`${sql.ref(column.name)} = ${valueOf(column)}`))
      const same = sql.join(
        key.map(name => sql`stored.${sql.ref(name)} = fresh.${sql.ref(name)}`),
        sql` and `,
      )
      return sql`${sql.raw(behind ? writeBehind : '')}update ${sql.table(table)} as stored set ${changes}
        from unnest(${sql.join(columns.map(parameterOf))}) as fresh (${sql.join(columns.map(({ name }) => sql.ref(name)))})
        where ${same}`
    },
  })
}
