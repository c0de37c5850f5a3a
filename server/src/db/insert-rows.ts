import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from './database.ts'
import { writeBehind } from './swift-client.ts'
import { columnsOf, parameterOf, runBulk, valueOf } from './row-arrays.ts'
import type { NamedColumn, PlainRow } from './row-arrays.ts'
import type { NewRowOf, RowOf, TableName } from './tables.ts'

export type OnConflict<Name extends TableName> = {
  /** The unique columns. */
  columns: readonly (keyof RowOf<Name> & string)[]
  /** Columns to take from the new row; none: the old row stays as it is. */
  update?: readonly (keyof RowOf<Name> & string)[]
  /**
   * Takes every column but the unique ones and these. So rows that are stored already are changed by their key, whatever the planner believes: an
   * update that was planned while a table was nearly empty goes through all of it for a few rows, for as long as the connection lasts.
   */
  keep?: readonly (keyof RowOf<Name> & string)[]
}

export type InsertOptions<Name extends TableName, Returned extends keyof RowOf<Name> & string> = {
  onConflict?: OnConflict<Name>
  /** Columns to give back, in no particular order; rows that met a conflict and stayed as they were give nothing. */
  returning?: readonly Returned[]
  /** Do not wait: see swift-client.ts. Gives nothing back. */
  behind?: boolean
}

/**
 * Many rows in one statement, one array per column: as fast as PostgreSQL inserts, and the statement is the same for any number of rows.
 * Every row has the columns of the first; what the first leaves out gets its default.
 * @example await insertRows(tx, 'messages', rows, { onConflict: { columns: ['channel_id', 'external_id'] } })
 */
export async function insertRows<Name extends TableName, Returned extends keyof RowOf<Name> & string = never>(
  tx: Tx,
  table: Name,
  rows: readonly NewRowOf<Name>[],
  { onConflict, returning, behind = false }: InsertOptions<Name, Returned> = {},
): Promise<Pick<RowOf<Name>, Returned>[]> {
  if (rows.length === 0) return []
  const plain = rows as readonly PlainRow[]
  const all = columnsOf(table, plain)
  const workspace = workspaceOfAll(plain)
  const columns = workspace === null ? all : all.filter(({ name }) => name !== 'workspace_id')
  const names = all.map(({ name }) => name)
  const key = JSON.stringify(['insert', table, names, workspace === null, onConflict, returning, behind])
  return runBulk<Pick<RowOf<Name>, Returned>>(tx, key, {
    shared: workspace === null ? [] : [workspace],
    columns,
    rows: plain,
    text() {
      const into = [...(workspace === null ? [] : [sql.ref('workspace_id')]), ...columns.map(({ name }) => sql.ref(name))]
      const values = [...(workspace === null ? [] : [sql`${null}::uuid`]), ...columns.map(valueOf)]
      const fresh = sql.join(columns.map(({ name }) => sql.ref(name)))
      return sql`${sql.raw(behind ? writeBehind : '')}insert into ${sql.table(table)} (${sql.join(into)})
        select ${sql.join(values)} from unnest(${sql.join(columns.map(parameterOf))}) as fresh (${fresh})
        ${conflictClause(onConflict, all)} ${returningClause(returning)}`
    },
  })
}

/** The rows of a transaction are those of one workspace, so it need not stand in an array; null where it does. */
function workspaceOfAll(rows: readonly PlainRow[]): unknown {
  const workspace = rows[0]?.['workspace_id'] ?? null
  return rows.every(row => row['workspace_id'] === workspace) ? workspace : null
}

function conflictClause<Name extends TableName>(
  onConflict: OnConflict<Name> | undefined,
  all: readonly NamedColumn[],
): RawBuilder<unknown> {
  if (onConflict === undefined) return sql``
  const columns = sql.join(onConflict.columns.map(name => sql.ref(name)))
  const taken = columnsTaken(onConflict, all)
  if (taken === null) return sql`on conflict (${columns}) do nothing`
  const updates = sql.join(taken.map(name => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  return sql`on conflict (${columns}) do update set ${updates}`
}

function columnsTaken<Name extends TableName>(
  { columns, update, keep }: OnConflict<Name>,
  all: readonly NamedColumn[],
): readonly string[] | null {
  if (keep === undefined) return update ?? null
  const stays = new Set<string>([...columns, ...keep])
  return all.map(({ name }) => name).filter(name => !stays.has(name))
}

function returningClause(returning: readonly string[] | undefined): RawBuilder<unknown> {
  return returning === undefined ? sql`` : sql`returning ${sql.join(returning.map(name => sql.ref(name)))}`
}
