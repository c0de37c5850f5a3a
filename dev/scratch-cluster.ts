import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { rolePasswords } from '../server/src/config/secrets.ts'
import { startEmbedded } from '../server/src/db/embedded.ts'
import type { EmbeddedPostgres } from '../server/src/db/embedded.ts'
import { isAlive, serversOf } from '../server/src/db/embedded/processes.ts'
import { migrate } from '../server/src/db/migrate.ts'

/** Of every scratch database: nothing in it is worth protecting. */
export const scratchSecret = Buffer.alloc(32, 7)

export const scratchPasswords = rolePasswords(scratchSecret)

/** What a worker process needs to know to make its own databases. */
export type Scratch = { ownerUrl: string; template: string }
export type ScratchCluster = Scratch & AsyncDisposable

const prefix = 'evenhand-scratch-'

/** A throw-away PostgreSQL with a migrated template database. It does not sync to disk, so it is quick and worth nothing. */
export async function startScratchCluster(): Promise<ScratchCluster> {
  sweepAbandoned()
  const directory = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  // As root, PostgreSQL runs as somebody who must be able to walk in.
  chmodSync(directory, 0o755)
  const postgres = await startEmbedded({
    stateDirectory: path.join(directory, 'state'),
    rootBase: scratchBase(),
    settings: ['fsync=off', 'full_page_writes=off', 'shared_buffers=128MB', 'max_connections=200', 'autovacuum=off'],
  })
  const template = 'evenhand_template'
  await asOwner(postgres.url, client => client.query(`create database ${template}`))
  await migrate({ url: withDatabase(postgres.url, template), passwords: scratchPasswords })
  return {
    ownerUrl: postgres.url,
    template,
    [Symbol.asyncDispose]: () => dispose(postgres, directory),
  }
}

/** As root, clusters live here beside one copy of the binaries for all test runs. */
export function scratchBase(): string {
  const base = path.join(tmpdir(), 'evenhand-scratch')
  mkdirSync(base, { recursive: true, mode: 0o755 })
  return base
}

async function dispose(postgres: EmbeddedPostgres, directory: string): Promise<void> {
  await postgres.stop()
  rmSync(postgres.directory, { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}

/** A test run that was killed leaves its server running: the next run ends it. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (!(owner > 0) || isAlive(owner)) continue
    abandon(path.join(tmpdir(), name))
  }
}

function abandon(directory: string): void {
  try {
    const cluster = clusterOf(path.join(directory, 'state'))
    for (const pid of serversOf(path.join(cluster, 'data'), 0)) process.kill(pid, 'SIGQUIT')
    rmSync(cluster, { recursive: true, force: true, maxRetries: 5 })
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // Somebody else's, or another run is sweeping as well.
  }
}

/** As root, the state directory only points to the cluster. */
function clusterOf(state: string): string {
  const pointer = path.join(state, 'postgres-home')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8') : state
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A new database with the whole schema and nothing in it; the caller drops it. */
export async function cloneTemplate({ ownerUrl, template }: Scratch): Promise<string> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  await asOwner(ownerUrl, client => client.query(`create database ${name} template ${template} strategy file_copy`))
  return withDatabase(ownerUrl, name)
}

export type EmptyDatabase = AsyncDisposable & { url: string }

/** A database without any schema; with a name, it belongs to a role of that name that is no superuser but may create roles. */
export async function emptyDatabase({ ownerUrl }: Scratch, owner?: string): Promise<EmptyDatabase> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  const url = new URL(withDatabase(ownerUrl, name))
  await asOwner(ownerUrl, async client => {
    if (owner !== undefined) await client.query(`create role ${owner} login createrole password '${owner}'`)
    await client.query(`create database ${name} ${owner === undefined ? '' : `owner ${owner}`}`)
    // It did not make these roles, as on a cluster where somebody else did; it must be allowed to set their passwords.
    if (owner !== undefined) await client.query(`grant evenhand_app, evenhand_jobs, evenhand_auth to ${owner} with admin option`)
  })
  if (owner !== undefined) [url.username, url.password] = [owner, owner]
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await asOwner(ownerUrl, async client => {
        await client.query(`drop database ${name} with (force)`)
        if (owner !== undefined) await client.query(`drop role ${owner}`)
      })
    },
  }
}
