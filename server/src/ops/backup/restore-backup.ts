import { once } from 'node:events'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, readMigrations } from '../../db/migrate.ts'
import type { RolePasswords } from '../../db/roles.ts'
import { EvenhandError } from '../../errors.ts'
import { quoted } from './format.ts'
import type { Manifest, TableHeader } from './format.ts'
import { dropParked, parkSchemas, unpark } from './parking.ts'
import { readBackup } from './read-backup.ts'
import { fingerprintOf } from './write-backup.ts'

export type RestoreOptions = {
  ownerUrl: string
  passwords: RolePasswords
  installationSecret: Buffer
  file: string
  /** In place of what the database holds now. */
  replace: boolean
  /** Leave the sealed secrets of channels and shops out, when the secret that opens them is lost. */
  withoutSecrets: boolean
}

export type RestoreDone = { rows: number; version: number }

/**
 * Puts a backup into a database: at the version it was taken at, then migrated to this one. The file is read through and checked
 * before anything is touched, and what the database held is put back when anything fails.
 * @throws EvenhandError `bad-backup`, `not-empty`, `wrong-secret`, `database-newer`, `already-running`
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreDone> {
  const manifest = await checkFile(options.file)
  await refuseUnfit(manifest, options)
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'evenhand restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await refuseBusy(client)
    if (!options.replace) await refuseFull(client)
    await parkSchemas(client)
    try {
      await migrate({ url: options.ownerUrl, passwords: options.passwords, upTo: manifest.version })
      const rows = await load(client, options, manifest)
      const { version } = await migrate({ url: options.ownerUrl, passwords: options.passwords })
      await dropParked(client)
      await client.query('analyze')
      return { rows, version }
    } catch (error) {
      await unpark(client)
      throw error
    }
  } finally {
    await client.end()
  }
}

/** A whole pass over the file, before anything is touched. */
async function checkFile(file: string): Promise<Manifest> {
  let manifest: Manifest | undefined
  for await (const part of readBackup(file)) if (part.kind === 'manifest') manifest = part.manifest
  if (manifest === undefined) throw new EvenhandError('bad-backup', `${file} is empty. Nothing was changed.`)
  return manifest
}

async function refuseUnfit(manifest: Manifest, { installationSecret, withoutSecrets }: RestoreOptions): Promise<void> {
  const migration = (await readMigrations()).find(({ number }) => number === manifest.version)
  if (migration === undefined) {
    throw new EvenhandError(
      'database-newer',
      `This backup was taken by a newer Evenhand (data model ${manifest.version}). Restore it with that version or a later one.`,
    )
  }
  if (migration.checksum !== manifest.checksum) {
    throw new EvenhandError(
      'bad-backup',
      `This backup was taken by a version of Evenhand whose data model ${manifest.version} was another one. Restore it with that version.`,
    )
  }
  if (withoutSecrets || manifest.secretFingerprint === fingerprintOf(installationSecret)) return
  throw new EvenhandError(
    'wrong-secret',
    'This backup was taken with another installation secret, and the secrets of its channels are sealed with that one. Set EVENHAND_SECRET to it (the file `secret` in the `.evenhand` directory of the old installation). If it is lost, restore with --without-secrets and connect channels and shops anew.',
  )
}

/** A running server would meet tables that come and go. */
async function refuseBusy(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name in ('evenhand app', 'evenhand jobs', 'evenhand auth', 'evenhand live')`,
  )
  if (rowCount === 0) return
  throw new EvenhandError(
    'already-running',
    'Evenhand is running on this database. Stop it (Ctrl-C, or every worker of it), then restore.',
  )
}

async function refuseFull(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('app.workspaces') is not null as there`)
  if (rows[0]?.there !== true) return
  const { rowCount } = await client.query('select 1 from app.workspaces limit 1')
  if (rowCount === 0) return
  throw new EvenhandError(
    'not-empty',
    'This database holds data. Restore into an empty one, or say --replace to put the backup in its place; take a backup first.',
  )
}

/** Sealed with the installation secret, or known again only by it. */
const sealedTables: ReadonlySet<string> = new Set(['app.channel_secrets', 'app.record_source_secrets', 'app.record_objects'])

/** Everything in one transaction: all of it is there, or none. */
async function load(client: Client, { file, withoutSecrets }: RestoreOptions, manifest: Manifest): Promise<number> {
  let rows = 0
  let copying: CopyIn | undefined
  await client.query('begin')
  try {
    await setTriggers(client, 'disable')
    for await (const part of readBackup(file)) {
      if (part.kind === 'table')
        copying = withoutSecrets && sealedTables.has(part.header.table) ? undefined : startCopy(client, part.header)
      else if (part.kind === 'rows') await copying?.write(part.chunk)
      else if (part.kind === 'end' && copying !== undefined) {
        await copying.finish()
        rows += part.rows
        copying = undefined
      }
    }
    for (const { name, last, isCalled } of manifest.sequences)
      await client.query('select setval($1, $2, $3)', [name, last, isCalled])
    await setTriggers(client, 'enable')
    await client.query('commit')
    return rows
  } catch (error) {
    await copying?.abort()
    await client.query('rollback')
    throw error
  }
}

type CopyIn = { write(chunk: Buffer): Promise<void>; finish(): Promise<void>; abort(): Promise<void> }

function startCopy(client: Client, { table, columns }: TableHeader): CopyIn {
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`))
  // A refused row ends the copy while somebody still writes; the failure is thrown there or in finish().
  const failed = once(stream, 'finish').then(
    () => undefined,
    (error: unknown) => error,
  )
  const settle = async (): Promise<void> => {
    const error = await failed
    if (error !== undefined) throw error
  }
  return {
    async write(chunk) {
      if (stream.destroyed) return settle()
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), settle()])
    },
    async finish() {
      stream.end()
      await settle()
    },
    async abort() {
      if (!stream.destroyed) stream.destroy()
      await failed
    },
  }
}

/** Triggers keep rows in step with rows; in a backup they are in step already. */
async function setTriggers(client: Client, what: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('app', 'auth') and not tgisinternal`,
  )
  for (const { name } of rows) await client.query(`alter table ${name} ${what} trigger user`)
}
