import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import type { Config } from '../config/config.ts'
import { loadInstallationSecret } from '../config/installation-secret.ts'
import { rolePasswords } from '../config/secrets.ts'
import { connectionFailure } from '../db/connection-failure.ts'
import { defaultRootBase } from '../db/embedded/home.ts'
import { startEmbedded } from '../db/embedded.ts'
import { leaseCluster } from '../db/embedded/lease.ts'
import type { ClusterLease } from '../db/embedded/lease.ts'
import type { RolePasswords } from '../db/roles.ts'
import { urlAs } from '../db/roles.ts'
import { EvenhandError } from '../errors.ts'

/** The database of this installation, reachable, whoever runs it. */
export type Installation = AsyncDisposable & {
  ownerUrl: string
  urls: { app: string; jobs: string; auth: string }
  installationSecret: Buffer
  passwords: RolePasswords
  /** Null when DATABASE_URL says where it is. */
  embedded: Pick<ClusterLease, 'pid' | 'claimServing' | 'joinWork' | 'claimAll' | 'gone'> | null
}

const embeddedDatabase = 'evenhand'
/** Less room than this and PostgreSQL may stop in the middle of a start. */
const leastFreeBytes = 200 * 1024 * 1024

/**
 * The database and the secret of this installation. The embedded PostgreSQL is started, or adopted; it stops with the last program
 * that uses it.
 * @throws EvenhandError with what to do, for everything that commonly goes wrong
 */
export async function openInstallation(config: Config): Promise<Installation> {
  mkdirSync(config.stateDirectory, { recursive: true, mode: 0o700 })
  const installationSecret = loadInstallationSecret(config)
  const passwords = rolePasswords(installationSecret)
  const database = config.databaseUrl === null ? await leaseDatabase(config) : theirDatabase(config.databaseUrl)
  const { ownerUrl } = database
  const urls = {
    app: urlAs(ownerUrl, 'app', passwords),
    jobs: urlAs(ownerUrl, 'jobs', passwords),
    auth: urlAs(ownerUrl, 'auth', passwords),
  }
  return { ...database, urls, installationSecret, passwords }
}

type FoundDatabase = Pick<Installation, 'ownerUrl' | 'embedded'> & AsyncDisposable

function theirDatabase(ownerUrl: string): FoundDatabase {
  return { ownerUrl, embedded: null, [Symbol.asyncDispose]: async () => undefined }
}

async function leaseDatabase(config: Config): Promise<FoundDatabase> {
  refuseFullDisk(config.stateDirectory)
  // As root the data lives elsewhere, perhaps on another disk.
  if (process.getuid?.() === 0) refuseFullDisk(config.rootBase ?? defaultRootBase)
  const lease = await leaseCluster(() =>
    startEmbedded({
      stateDirectory: config.stateDirectory,
      ...(config.rootBase === null ? {} : { rootBase: config.rootBase }),
    }),
  )
  try {
    await createDatabase(lease.url)
  } catch (error) {
    await lease.release()
    throw connectionFailure(error, lease.url)
  }
  const ownerUrl = new URL(lease.url)
  ownerUrl.pathname = `/${embeddedDatabase}`
  return {
    ownerUrl: ownerUrl.href,
    embedded: lease,
    [Symbol.asyncDispose]: () => lease.release(),
  }
}

function refuseFullDisk(directory: string): void {
  if (!existsSync(directory)) return
  const { bavail, bsize } = statfsSync(directory)
  const free = bavail * bsize
  if (free >= leastFreeBytes) return
  throw new EvenhandError(
    'disk-full',
    `Only ${Math.floor(free / 1024 / 1024)} MB are free on the disk of ${path.resolve(directory)}; the database needs at least ${leastFreeBytes / 1024 / 1024}. Make room and start again.`,
  )
}

/** There is no `create database if not exists`; a neighbour may be faster. */
async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'evenhand start' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [embeddedDatabase])
    if (rowCount === 0) await client.query(`create database ${embeddedDatabase}`)
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505')
    if (!isThere) throw error
  } finally {
    await client.end()
  }
}
