import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { deriveKey } from '../../config/secrets.ts'
import { readMigrations } from '../../db/migrate.ts'
import { EvenhandError } from '../../errors.ts'
import { endOfRows, firstLine, quoted } from './format.ts'
import type { Manifest } from './format.ts'
import { keptSchemas, tablesInOrder } from './tables-in-order.ts'
import type { TableColumns } from './tables-in-order.ts'

export type BackupOptions = {
  ownerUrl: string
  installationSecret: Buffer
  file: string
  takenAt: Date
}

export type BackupDone = { tables: number; rows: number }

/**
 * One consistent copy of everything, taken while people work: all tables are read in one snapshot.
 * The file appears under its name only when it is complete.
 * @throws EvenhandError `conflict` when the file exists already, `not-found` when its folder does not
 */
export async function writeBackup(options: BackupOptions): Promise<BackupDone> {
  const { file } = options
  if (existsSync(file)) throw new EvenhandError('conflict', `${file} exists already and is left as it is. Choose another name.`)
  const folder = path.dirname(path.resolve(file))
  if (!existsSync(folder)) throw new EvenhandError('not-found', `There is no folder ${folder}. Make it, or choose another place.`)
  const partial = `${file}.${process.pid}.partial`
  const done: BackupDone = { tables: 0, rows: 0 }
  try {
    await pipeline(
      Readable.from(contents(options, done), { objectMode: false, highWaterMark: 1 << 20 }),
      createZstdCompress(),
      // Flushed to the disk before it gets its name.
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
    )
    renameSync(partial, file)
    return done
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** Whether two installation secrets are the same, without saying anything about them. */
export function fingerprintOf(installationSecret: Buffer): string {
  return deriveKey(installationSecret, 'backup-fingerprint').toString('hex').slice(0, 32)
}

async function* contents(
  { ownerUrl, installationSecret, takenAt }: BackupOptions,
  done: BackupDone,
): AsyncGenerator<string | Buffer> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'evenhand backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    yield `${firstLine}\n${JSON.stringify({ manifest: await manifestOf(client, installationSecret, takenAt) })}\n`
    for (const table of await tablesInOrder(client)) {
      yield* tableContents(client, table, done)
      done.tables += 1
    }
    yield `${JSON.stringify({ complete: done.tables })}\n`
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const newline = 10

async function* tableContents(
  client: Client,
  { table, columns }: TableColumns,
  done: BackupDone,
): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify({ table, columns })}\n`
  const hash = createHash('sha256')
  let rows = 0
  const names = columns.map(quoted).join(', ')
  const stream = client.query(copyTo(`copy (select ${names} from ${quoted(table)}) to stdout`))
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue
    hash.update(chunk)
    // COPY writes line feeds inside values as \n: every real one ends a row.
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) rows += 1
    yield chunk
  }
  done.rows += rows
  yield `${endOfRows}\n${JSON.stringify({ end: table, rows, sha256: hash.digest('hex') })}\n`
}

async function manifestOf(client: Client, installationSecret: Buffer, takenAt: Date): Promise<Manifest> {
  const { rows: versions } = await client.query<{ version: number; checksum: string; postgres: string }>(
    `select number as version, checksum, current_setting('server_version') as postgres from migrations.applied order by number desc limit 1`,
  )
  const [version] = versions
  const known = await readMigrations()
  if (version === undefined || !known.some(({ number }) => number === version.version)) {
    throw new EvenhandError(
      'database-newer',
      'This database belongs to another version of Evenhand. Take the backup with that version.',
    )
  }
  const { rows: sequences } = await client.query<{ name: string; last: number; isCalled: boolean }>(
    `select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value)::float8 as last, last_value is not null as "isCalled"
     from pg_sequences where schemaname = any ($1) order by 1`,
    [keptSchemas],
  )
  return { takenAt: takenAt.toISOString(), ...version, secretFingerprint: fingerprintOf(installationSecret), sequences }
}
