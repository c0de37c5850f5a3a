import { Client } from 'pg'
import { readMigrations } from '../../db/migrate.ts'
import { roles } from '../../db/roles.ts'
import type { Role } from '../../db/roles.ts'
import type { Installation } from '../../serve/installation.ts'
import { megabytes, ok, warn, wrong } from './finding.ts'
import type { Finding } from './finding.ts'

/** How the database is: version, size, data model, roles, protection, clock. */
export async function examineDatabase(client: Client, installation: Installation): Promise<Finding[]> {
  const migrations = await examineMigrations(client)
  const general = [
    await examineServerVersion(client, installation),
    await examineClock(client),
    migrations,
    await examineParked(client),
  ]
  if (migrations.state === 'wrong') return general
  return [...general, await examineProtection(client), ...(await examineRoles(client, installation))]
}

async function one<T>(client: Client, text: string, values: unknown[] = []): Promise<T | undefined> {
  const { rows } = await client.query(text, values)
  return rows[0]
}

async function examineServerVersion(client: Client, { embedded }: Installation): Promise<Finding> {
  const row = await one<{ version: string; size: string }>(
    client,
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size`,
  )
  const whose = embedded === null ? 'of DATABASE_URL' : `that comes with Evenhand (process ${embedded.pid})`
  return ok(
    'database',
    `PostgreSQL ${row?.version ?? '?'} ${whose} answers; the data takes ${megabytes(Number(row?.size ?? 0))}.`,
  )
}

const mostSkewSeconds = 5

async function examineClock(client: Client): Promise<Finding> {
  const before = Date.now()
  const row = await one<{ now: string }>(client, `select extract(epoch from clock_timestamp()) * 1000 as now`)
  const skew = Math.abs(Number(row?.now) - (before + Date.now()) / 2) / 1000
  const found = `The clocks of this machine and of the database differ by ${skew.toFixed(1)} seconds.`
  if (skew <= mostSkewSeconds) return ok('clock', found)
  return wrong('clock', found, 'Due times would be wrong. Set both clocks by a time server (NTP).')
}

async function examineMigrations(client: Client): Promise<Finding> {
  const known = await readMigrations()
  const there = await one<{ there: boolean }>(client, `select to_regclass('migrations.applied') is not null as there`)
  if (there?.there !== true) return wrong('migrations', 'The database is empty.', 'Start Evenhand, or run: npx evenhand migrate')
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from migrations.applied order by number',
  )
  const pending = known.filter(({ number }) => !rows.some(row => row.number === number))
  const newer = rows.find(row => !known.some(({ number }) => number === row.number))
  const changed = rows.find(row => known.some(({ number, checksum }) => number === row.number && checksum !== row.checksum))
  if (newer)
    return wrong('migrations', `The database was made by a newer Evenhand (${newer.name}).`, 'Use that version or a later one.')
  if (changed)
    return wrong('migrations', `${changed.name} is not what this database has run.`, 'Use the version that it was made with.')
  if (pending.length > 0)
    return wrong('migrations', `${pending.length} migrations wait.`, 'Start Evenhand, or run: npx evenhand migrate')
  return ok('migrations', `The data model is at version ${known.at(-1)?.number ?? 0}, as it should be.`)
}

/** A restore that was killed half way leaves what was there before under other names. */
async function examineParked(client: Client): Promise<Finding> {
  const row = await one(client, `select 1 from pg_namespace where nspname = 'app_before_restore'`)
  if (row === undefined) return ok('restore', 'No restore was broken off.')
  return warn('restore', 'A restore was broken off; what was there before still stands aside.', 'Restore again, with --replace.')
}

async function examineProtection(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind in ('r', 'p')
       and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
  )
  if (rows.length === 0) return ok('protection', 'Every table keeps workspaces apart.')
  const names = rows.map(({ name }) => name).join(', ')
  return wrong('protection', `These tables do not keep workspaces apart: ${names}.`, 'Enable row-level security on them again.')
}

async function examineRoles(client: Client, { urls }: Installation): Promise<Finding[]> {
  const { rows: strong } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole)`,
    [Object.values(roles)],
  )
  const findings = strong.map(({ name }) =>
    wrong(
      'roles',
      `The role ${name} may do more than it should.`,
      `Run: alter role ${name} nosuperuser nobypassrls nocreaterole`,
    ),
  )
  for (const role of ['app', 'jobs', 'auth'] as const satisfies readonly Role[]) {
    if (await canConnect(urls[role])) continue
    findings.push(
      wrong(
        'roles',
        `The role ${roles[role]} cannot sign in.`,
        'Run: npx evenhand migrate — it sets the passwords of the roles anew.',
      ),
    )
  }
  return findings.length > 0 ? findings : [ok('roles', 'The three roles can sign in, and do no more than they should.')]
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'evenhand doctor', connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
