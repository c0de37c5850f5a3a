import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { Logger, runMigrations as runJobMigrations } from 'graphile-worker'
import { Client, Pool } from 'pg'
import { EvenhandError } from '../errors.ts'
import { migrateAuthTables } from './auth-tables.ts'
import { connectionFailure } from './connection-failure.ts'
import { refuseForeignRoles } from './role-owner.ts'
import { ensureRoles, grantAccess } from './roles.ts'
import type { RolePasswords } from './roles.ts'

export type Migration = { number: number; name: string; sql: string; checksum: string }

export type MigrateOptions = {
  /** The owner's URL. */
  url: string
  passwords: RolePasswords
  /** Stop after this one; a restore needs the version of the backup first. */
  upTo?: number
}

export type Migrated = {
  /** Numbers of what was applied now. */
  applied: number[]
  /** The last one that the database has. */
  version: number
}

const oldestPostgres = 150_000
/** Held for the whole migration: a second starter waits here and then finds nothing to do. */
const lockKey = 4_810_2026
/** What it did to its own tables is of no interest to anybody. */
const quiet = new Logger(() => () => undefined)

/**
 * Brings a database to this version: job tables, our numbered SQL, sign-in tables, roles and grants. Safe to run by several at once.
 * @throws EvenhandError `database-unreachable`, `database-too-old`, `database-newer`, `migration-changed`, `not-permitted`, `roles-taken`, `disk-full`
 */
export async function migrate({ url, passwords, upTo = Infinity }: MigrateOptions): Promise<Migrated> {
  const client = new Client({ connectionString: url, application_name: 'evenhand migrate' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await refuseOldPostgres(client)
    await refuseForeignRoles(client, passwords)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    return await migrateLocked(client, url, passwords, upTo)
  } catch (error) {
    throw connectionFailure(error, url)
  } finally {
    // Closing the connection gives the lock back.
    await client.end().catch(() => undefined)
  }
}

async function migrateLocked(client: Client, url: string, passwords: RolePasswords, upTo: number): Promise<Migrated> {
  await client.query(`
    set client_min_messages = warning;
    create schema if not exists migrations;
    create schema if not exists auth;
    create table if not exists migrations.applied (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
  `)
  // app.enqueue stands on graphile-worker's functions, so these come first.
  await withPool(url, 'public', pool => runJobMigrations({ pgPool: pool, logger: quiet }))
  const applied = await applyPending(client, upTo)
  await withPool(url, 'auth', migrateAuthTables)
  await ensureRoles(client, passwords)
  await grantAccess(client)
  const { rows } = await client.query<{ version: number }>('select coalesce(max(number), 0) as version from migrations.applied')
  return { applied, version: rows[0]?.version ?? 0 }
}

async function refuseOldPostgres(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  )
  const [row] = rows
  if (row !== undefined && Number(row.number) >= oldestPostgres) return
  throw new EvenhandError(
    'database-too-old',
    `The database is PostgreSQL ${row?.text ?? 'of unknown version'}; Evenhand needs 15 or newer. Upgrade it, or leave DATABASE_URL out to use the PostgreSQL that comes with Evenhand.`,
  )
}

/** The numbered SQL files, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const directory = new URL('migrations/', import.meta.url)
  const names = (await readdir(directory)).filter(name => /^\d{4}-.*\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(new URL(name, directory), 'utf8')
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function applyPending(client: Client, upTo: number): Promise<number[]> {
  const known = await readMigrations()
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from migrations.applied order by number',
  )
  const done = new Map(rows.map(row => [row.number, row]))
  refuseNewer(rows, known)
  const applied: number[] = []
  for (const migration of known) {
    const before = done.get(migration.number)
    if (before === undefined && migration.number <= upTo) {
      await apply(client, migration)
      applied.push(migration.number)
    } else if (before !== undefined && before.checksum !== migration.checksum) {
      throw new EvenhandError(
        'migration-changed',
        `Migration ${migration.name} was changed after this database had run it. Undo the change and add a new migration; a database without anything to keep can simply be dropped.`,
      )
    }
  }
  return applied
}

function refuseNewer(rows: readonly { number: number; name: string }[], known: readonly Migration[]): void {
  const newer = rows.find(row => !known.some(({ number }) => number === row.number))
  if (newer === undefined) return
  throw new EvenhandError(
    'database-newer',
    `This database was made by a newer Evenhand (it has ${newer.name}). Start that version or a later one; nothing was changed.`,
  )
}

/** The row first: whoever else tries the same number fails on its key before running anything. */
async function apply(client: Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into migrations.applied (number, name, checksum) values ($1, $2, $3)', [number, name, checksum])
    await client.query(sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function withPool(url: string, searchPath: string, work: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = new Pool({
    connectionString: url,
    max: 2,
    options: `-c search_path=${searchPath} -c client_min_messages=warning`,
  })
  pool.on('error', () => undefined)
  pool.on('connect', connection => connection.on('error', () => undefined))
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}
