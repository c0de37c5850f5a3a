import type { Tx } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { NewRowOf, RowOf, TableName } from './tables.ts'

/**
 * Many stored rows, each given whole with its `id`. Like an update, but each row is found by its id whatever the planner believes: an update
 * that was planned while a table was nearly empty goes through all of it for a few rows, for as long as the connection lasts.
 * @example await replaceRows(tx, 'cases', rows, { lasting: ['number'] })
 */
export async function replaceRows<Name extends TableName>(
  tx: Tx,
  table: Name,
  rows: readonly NewRowOf<Name>[],
  { lasting, behind = false }: { lasting: readonly (keyof RowOf<Name> & string)[]; behind?: boolean },
): Promise<void> {
  const id = 'id' as keyof RowOf<Name> & string
  const stay = new Set<string>([id, ...lasting])
  const update = (Object.keys(rows[0] ?? {}) as (keyof RowOf<Name> & string)[]).filter(name => !stay.has(name))
  await insertRows(tx, table, rows, { onConflict: { columns: [id], update }, behind })
}
