import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import type { FreshDatabase } from '../../../dev/test-database.ts'
import { fillEveryTable } from '../../../dev/fill-every-table.ts'
import { appendOnlyTables, roles } from './roles.ts'

let fresh: FreshDatabase
let app: Client
let owner: Client
const ours = randomUUID()
const theirs = randomUUID()
/** From the catalogue, so that a new table is tried without anybody thinking of it. */
let tables: string[]

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new Client({ connectionString: fresh.urls.owner })
  app = new Client({ connectionString: fresh.urls.app })
  await Promise.all([owner.connect(), app.connect()])
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'app' order by 1`,
  )
  tables = rows.map(row => row.name)
  for (const workspace of [ours, theirs]) await fillEveryTable(owner, workspace)
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await fresh[Symbol.asyncDispose]()
})

/** Runs as the application's role in a workspace (or in none) and takes everything back. */
async function as<T>(workspace: string | null, work: () => Promise<T>): Promise<T> {
  await app.query('begin')
  try {
    if (workspace !== null) await app.query(`select set_config('app.workspace_id', $1, true)`, [workspace])
    return await work()
  } finally {
    await app.query('rollback')
  }
}

/** Every table at once, so that a failure names all that are open. */
async function each(check: (table: string) => Promise<boolean>): Promise<string[]> {
  const wrong: string[] = []
  for (const table of tables) if (!(await check(table))) wrong.push(table)
  return wrong
}

const keyOf = (table: string): string => (table === 'workspaces' ? 'id' : 'workspace_id')
const isAppendOnly = (table: string): boolean => appendOnlyTables.some(name => name === table)
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error)

async function count(table: string, where = 'true'): Promise<number> {
  const { rows } = await app.query<{ n: number }>(`select count(*)::int as n from app.${table} where ${where}`)
  return rows[0]?.n ?? -1
}

async function refusal(statement: string): Promise<unknown> {
  await app.query('savepoint before')
  try {
    const { rowCount } = await app.query(statement)
    return `${rowCount ?? 0} rows`
  } catch (error) {
    await app.query('rollback to savepoint before')
    return codeOf(error)
  }
}

const notPermitted = '42501'

describe('every table of schema app, through the application’s role', () => {
  test('there are tables, and each holds rows of both workspaces to try', async () => {
    expect(tables.length).toBeGreaterThan(20)
    const empty = await each(async table => {
      const { rows } = await owner.query<{ n: number }>(`select count(distinct ${keyOf(table)})::int as n from app.${table}`)
      return rows[0]?.n === 2
    })
    expect(empty).toEqual([])
  })

  test('shows the own workspace and nothing else', async () => {
    const wrong = await as(ours, () =>
      each(async table => (await count(table)) > 0 && (await count(table, `${keyOf(table)} <> '${ours}'`)) === 0),
    )
    expect(wrong).toEqual([])
  })

  test('shows nothing while no workspace is set', async () => {
    expect(await as(null, () => each(async table => (await count(table)) === 0))).toEqual([])
  })

  test('shows nothing after a transaction that had set a workspace', async () => {
    await as(ours, async () => undefined)
    expect(await as(null, () => each(async table => (await count(table)) === 0))).toEqual([])
  })

  test('takes no row for another workspace', async () => {
    const wrong = await as(ours, () =>
      each(async table => {
        // The same rows of the own workspace under a foreign name: the policy speaks before any constraint does.
        const columns = await writableColumns(table)
        const values = columns.map(name => (name === keyOf(table) ? `'${theirs}'::uuid` : `"${name}"`))
        const names = columns.map(name => `"${name}"`)
        const code = await refusal(
          `insert into app.${table} (${names.join(', ')}) select ${values.join(', ')} from app.${table} limit 1`,
        )
        return code === notPermitted
      }),
    )
    expect(wrong).toEqual([])
  })

  test('takes no row while no workspace is set', async () => {
    const wrong = await as(null, () =>
      each(async table => {
        const { rows } = await owner.query<{ row: unknown }>(`select row_to_json(t) as row from app.${table} t limit 1`)
        const names = (await writableColumns(table)).map(name => `"${name}"`).join(', ')
        const json = JSON.stringify(rows[0]?.row).replaceAll("'", "''")
        const code = await refusal(
          `insert into app.${table} (${names}) select ${names} from json_populate_record(null::app.${table}, '${json}')`,
        )
        return code === notPermitted
      }),
    )
    expect(wrong).toEqual([])
  })

  test('changes and removes nothing of another workspace', async () => {
    const wrong = await as(ours, () =>
      each(async table => {
        if (isAppendOnly(table)) return true
        const key = keyOf(table)
        const updated = await refusal(`update app.${table} set ${key} = ${key} where ${key} = '${theirs}'`)
        const deleted = await refusal(`delete from app.${table} where ${key} = '${theirs}'`)
        return updated === '0 rows' && deleted === '0 rows'
      }),
    )
    expect(wrong).toEqual([])
  })

  test('gives no own row away to another workspace', async () => {
    const wrong = await as(ours, () =>
      each(
        async table =>
          isAppendOnly(table) || (await refusal(`update app.${table} set ${keyOf(table)} = '${theirs}'`)) === notPermitted,
      ),
    )
    expect(wrong).toEqual([])
  })

  test('history is added to and never changed', async () => {
    const outcomes = await as(ours, async () => {
      const codes: unknown[] = []
      for (const table of appendOnlyTables) {
        codes.push(await refusal(`update app.${table} set workspace_id = workspace_id`))
        codes.push(await refusal(`delete from app.${table}`))
        codes.push(await refusal(`truncate app.${table}`))
      }
      return codes
    })
    expect(new Set(outcomes)).toEqual(new Set([notPermitted]))
  })
})

describe('the restricted roles', () => {
  test('own nothing and cannot bypass, create or become somebody else', async () => {
    const names = Object.values(roles)
    const { rows: powers } = await owner.query(
      `select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
      [names],
    )
    const { rows: owned } = await owner.query(`select relname from pg_class where pg_get_userbyid(relowner) = any ($1)`, [names])
    const { rows: memberships } = await owner.query(
      `select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any ($1)`,
      [names],
    )
    expect({ powers, owned, memberships }).toEqual({ powers: [], owned: [], memberships: [] })
  })

  test.each([
    ['app', ['auth', 'graphile_worker', 'migrations']],
    ['jobs', ['app', 'auth', 'migrations']],
    ['auth', ['app', 'graphile_worker', 'migrations']],
  ] as const)('%s reads nothing of %j', async (role, foreign) => {
    const client = new Client({ connectionString: fresh.urls[role] })
    await client.connect()
    try {
      const { rows } = await owner.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any ($1)`,
        [foreign],
      )
      expect(rows.length).toBeGreaterThan(3)
      for (const { name } of rows) {
        const read = client.query(`select 1 from ${name} limit 1`).then(() => 'read it', codeOf)
        expect([name, await read]).toEqual([name, notPermitted])
      }
    } finally {
      await client.end()
    }
  })

  test('every door through row-level security has a fixed search path', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'app' and p.prosecdef and not exists (select from unnest(p.proconfig) c where c like 'search_path=%pg_temp')`,
    )
    expect(rows, 'SECURITY DEFINER without a fixed search_path ending in pg_temp').toEqual([])
  })

  test('only the application may call the functions of schema app', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'app' and (has_function_privilege($1, p.oid, 'execute') or has_function_privilege($2, p.oid, 'execute'))`,
      [roles.jobs, roles.auth],
    )
    expect(rows).toEqual([])
  })
})

async function writableColumns(table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'app' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  )
  return rows.map(row => row.name)
}
