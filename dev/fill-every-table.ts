import type { Client } from 'pg'

export type ColumnInfo = {
  table: string
  column: string
  type: string
  isNullable: boolean
  check: string | null
}

export type Filling = {
  /** Tables that hold what is needed already. */
  skip?: ReadonlySet<string>
  /** An SQL expression for a column, also for one that may be null; undefined: any example. */
  value?: (column: ColumnInfo) => string | undefined
}

/**
 * One row in every table of schema app, made from the catalogue alone: values that the types and CHECKs allow. A table that is added
 * tomorrow gets one too. Foreign keys are off, so the rows need not fit together. Only a superuser of a scratch database may do this.
 */
export async function fillEveryTable(owner: Client, workspaceId: string, { skip, value }: Filling = {}): Promise<void> {
  const { rows } = await owner.query<ColumnInfo>(`
    select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as "isNullable",
      (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.conrelid = format('app.%I', c.table_name)::regclass and k.contype = 'c' and a.attname = c.column_name) as check
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'app' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
    order by c.table_name, c.ordinal_position`)
  await owner.query(`set session_replication_role = replica`)
  for (const [table, columns] of Map.groupBy(rows, row => row.table)) {
    if (skip?.has(table)) continue
    const filled = columns.filter(column => !column.isNullable || value?.(column) !== undefined)
    const names = filled.map(({ column }) => `"${column}"`)
    const values = filled.map(column => value?.(column) ?? valueOf(column, workspaceId))
    await owner.query(`insert into app."${table}" (${names.join(', ')}) values (${values.join(', ')})`)
  }
  await owner.query(`set session_replication_role = origin`)
}

const byType: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x' || gen_random_uuid()`,
  int2: '1',
  int4: '1',
  int8: '1',
  float4: '0.5',
  float8: '0.5',
  bool: 'false',
  timestamptz: 'now()',
  json: `'{}'`,
  jsonb: `'{}'`,
  bytea: 'uuid_send(gen_random_uuid())',
  tsvector: `''`,
  _text: `'{}'`,
  _uuid: `'{}'`,
}

function valueOf({ table, column, type, check }: ColumnInfo, workspaceId: string): string {
  if (column === 'workspace_id' || (table === 'workspaces' && column === 'id')) return `'${workspaceId}'`
  // The first word of a closed vocabulary: CHECK ((kind = ANY (ARRAY['archive'::text, …
  const word = /'([^']+)'::text/.exec(check ?? '')?.[1]
  if (type === 'text' && word !== undefined) return word.startsWith('^') ? `'EUR'` : `'${word}'`
  const value = byType[type]
  if (value === undefined)
    throw new Error(`No example for ${table}.${column} of type ${type}: add one to dev/fill-every-table.ts.`)
  return value
}
