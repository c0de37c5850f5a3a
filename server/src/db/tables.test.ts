import { Client } from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import { tables } from './tables.ts'

type Described = { type: string; required: boolean; filledIn: boolean }

test('tables.ts says what the migrations make: every table, column, type, default and null', async () => {
  await using fresh = await freshDatabase()
  const client = new Client({ connectionString: fresh.urls.owner })
  await client.connect()
  const { rows } = await client.query<{ table: string; column: string } & Described>(`
    select c.table_name as table, c.column_name as column, regexp_replace(c.udt_name, '^_(.*)', '\\1[]') as type,
      c.is_nullable = 'NO' as required,
      c.column_default is not null or c.is_identity = 'YES' or c.is_generated = 'ALWAYS' as "filledIn"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'app' and t.table_type = 'BASE TABLE'`)
  await client.end()

  const real = rows.map(({ table, column, ...described }) => lineOf(table, column, described))
  const said = Object.entries(tables).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, { pg, required, ...rest }]) =>
      lineOf(table, column, { type: pg, required, filledIn: 'defaulted' in rest || 'generated' in rest }),
    ),
  )
  expect(said.toSorted()).toEqual(real.toSorted())
})

function lineOf(table: string, column: string, { type, required, filledIn }: Described): string {
  return `${table}.${column} ${type}${required ? ' not null' : ''}${required && filledIn ? ' filled in' : ''}`
}
