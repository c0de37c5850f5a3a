import type { ClientBase } from 'pg'

export type TableColumns = { table: string; columns: string[] }

/** Schemas that hold what cannot be made again. Jobs only wake, so they are left out. */
export const keptSchemas = ['app', 'auth'] as const

/** Every table with the columns that are stored, each after the tables that it refers to. */
export async function tablesInOrder(client: ClientBase): Promise<TableColumns[]> {
  const { rows } = await client.query<TableColumns & { refers: string[] | null }>(
    `select format('%s.%s', n.nspname, c.relname) as table,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(distinct k.confrelid::regclass::text) from pg_constraint k
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'r' order by 1`,
    [keptSchemas],
  )
  const waiting = new Map(rows.map(row => [row.table, row]))
  const ordered: TableColumns[] = []
  const isPlaced = (name: string): boolean => !waiting.has(plain(name))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ refers }) => (refers ?? []).every(isPlaced))
    // Tables that refer to one another in a circle go last; their constraints would have to be deferrable.
    for (const { table, columns } of ready.length > 0 ? ready : [...waiting.values()]) {
      ordered.push({ table, columns })
      waiting.delete(table)
    }
  }
  return ordered
}

/** `auth."user"` as PostgreSQL writes it, without the quotes. */
function plain(name: string): string {
  return name.replaceAll('"', '')
}
