import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillEveryTable } from '../../../../dev/fill-every-table.ts'
import { asOwner, scratchPasswords, scratchSecret } from '../../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../../dev/test-database.ts'
import { openWorld } from '../../../../dev/world.ts'
import type { World } from '../../../../dev/world.ts'
import { tablesInOrder } from './tables-in-order.ts'
import { restoreBackup } from './restore-backup.ts'
import type { RestoreOptions } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'evenhand-backup-'))
const file = path.join(directory, 'busy.backup')
const takenAt = new Date('2026-03-02T12:00:00Z')
let world: World

beforeAll(async () => {
  world = await openWorld()
  const texts = [
    'my charger melted 🔥 & smells',
    'tab\there, "quotes" and \\backslashes\\',
    'line one\nline two',
    '\\.',
    'Ünïcödé',
  ]
  await world.receive(
    texts.map((text, i) => ({
      version: 1 as const,
      type: 'message.created' as const,
      time: new Date(world.context.clock.now() - i * 1000).toISOString(),
      actor: { externalId: `author-${i}`, followers: i },
      object: { externalId: `post-${i}`, text },
    })),
  )
  await world.processAll()
  const connect = (address: string, json: unknown) => world.http(address, { as: 'ada', method: 'POST', json })
  await connect('/api/channels', { name: 'Script', network: 'chat', replyUrl: null })
  await connect('/api/sources', { kind: 'stripe', name: 'Till', secret: 'whsec_of_the_till' })
  await writeBackup({ ownerUrl: world.database.urls.owner, installationSecret: scratchSecret, file, takenAt })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

type Contents = Record<string, { rows: number; hash: string | null }>

/** Every table of the backup, as one hash each, whatever the order of its rows. */
async function contentsOf(url: string): Promise<Contents> {
  return asOwner(url, async client => {
    const contents: Contents = {}
    for (const { table, columns } of await tablesInOrder(client)) {
      const names = columns.map(name => `t."${name}"`).join(', ')
      const { rows } = await client.query<{ rows: number; hash: string | null }>(
        `select count(*)::int as rows, md5(string_agg(row(${names})::text, E'\\n' order by row(${names})::text)) as hash from ${quotedTable(table)} t`,
      )
      contents[table] = rows[0] ?? { rows: 0, hash: null }
    }
    return contents
  })
}

const quotedTable = (table: string): string => table.replace('.', '."').concat('"')

function restore(ownerUrl: string, more: Partial<RestoreOptions> = {}) {
  const options = { passwords: scratchPasswords, installationSecret: scratchSecret, replace: false, withoutSecrets: false }
  return restoreBackup({ ownerUrl, file, ...options, ...more })
}

test('a restored database holds every row of every table as it was', async () => {
  const before = await contentsOf(world.database.urls.owner)
  expect(before['app.messages']?.rows).toBe(5)
  expect(before['app.decisions']?.rows).toBeGreaterThan(0)
  expect(before['auth.user']?.rows).toBe(4)
  await using fresh = await freshDatabase()
  await restore(fresh.urls.owner)
  expect(await contentsOf(fresh.urls.owner)).toEqual(before)
})

test('work goes on in a restored database: people sign in, numbers go on where they were', async () => {
  await using fresh = await freshDatabase()
  await restore(fresh.urls.owner)
  const { rows } = await asOwner(fresh.urls.owner, client =>
    client.query<{ fresh: boolean }>(
      `insert into app.timeline (workspace_id, case_id, at, kind) values ($1, $2, now(), 'note') returning id > (select coalesce(max(id), 0) from app.timeline) as fresh`,
      [world.workspaceId, randomUUID()],
    ),
  )
  expect(rows).toEqual([{ fresh: true }])
})

test('every table can be backed up and restored, whatever it holds', async () => {
  await using full = await freshDatabase()
  await asOwner(full.urls.owner, client => fillEveryTable(client, randomUUID()))
  await asOwner(full.urls.owner, client => satisfyForeignKeys(client))
  const all = path.join(directory, 'every-table.backup')
  await writeBackup({ ownerUrl: full.urls.owner, installationSecret: scratchSecret, file: all, takenAt })
  await using fresh = await freshDatabase()
  await restore(fresh.urls.owner, { file: all })
  expect(await contentsOf(fresh.urls.owner)).toEqual(await contentsOf(full.urls.owner))
})

test('a database that holds something is left alone, unless it shall be replaced', async () => {
  await using full = await freshDatabase()
  await asOwner(full.urls.owner, client => fillEveryTable(client, randomUUID()))
  const before = await contentsOf(full.urls.owner)
  await expect(restore(full.urls.owner)).rejects.toMatchObject({ code: 'not-empty' })
  expect(await contentsOf(full.urls.owner)).toEqual(before)
  await restore(full.urls.owner, { replace: true })
  expect(await contentsOf(full.urls.owner)).toEqual(await contentsOf(world.database.urls.owner))
})

test('a restore that fails in the middle puts back what was there', async () => {
  await using full = await freshDatabase()
  await asOwner(full.urls.owner, client => fillEveryTable(client, randomUUID()))
  const before = await contentsOf(full.urls.owner)
  // Whole and correct as a file, but its rows break a rule of the database: one of two tables that belong together is missing rows.
  const broken = path.join(directory, 'broken.backup')
  await using lame = await freshDatabase()
  await asOwner(lame.urls.owner, client => fillEveryTable(client, randomUUID()))
  await writeBackup({ ownerUrl: lame.urls.owner, installationSecret: scratchSecret, file: broken, takenAt })
  await expect(restore(full.urls.owner, { file: broken, replace: true })).rejects.toThrow(/foreign key/)
  expect(await contentsOf(full.urls.owner)).toEqual(before)
})

test.each([
  ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 40)],
  ['damaged', (whole: Buffer) => Buffer.concat([whole.subarray(0, 2000), randomBytes(8), whole.subarray(2008)])],
  ['something else', () => Buffer.from('not a backup at all')],
])('a file that is %s is refused before anything is touched', async (name, spoil) => {
  const spoiled = path.join(directory, `${name}.backup`)
  writeFileSync(spoiled, spoil(readFileSync(file)))
  await using fresh = await freshDatabase()
  await expect(restore(fresh.urls.owner, { file: spoiled })).rejects.toMatchObject({ code: 'bad-backup' })
})

test('another installation secret is refused with a way out, and the rest can be had without the sealed secrets', async () => {
  await using fresh = await freshDatabase()
  const installationSecret = randomBytes(32)
  await expect(restore(fresh.urls.owner, { installationSecret })).rejects.toMatchObject({ code: 'wrong-secret' })
  await restore(fresh.urls.owner, { installationSecret, withoutSecrets: true })
  const contents = await contentsOf(fresh.urls.owner)
  const before = await contentsOf(world.database.urls.owner)
  for (const sealed of ['app.channel_secrets', 'app.record_source_secrets']) {
    expect(before[sealed]?.rows).toBeGreaterThan(0)
    expect(contents[sealed]?.rows).toBe(0)
  }
  expect(contents['app.record_sources']?.rows).toBe(1)
  expect(contents['app.messages']?.rows).toBe(5)
})

test('a backup is for its owner only, and none is overwritten', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = writeBackup({ ownerUrl: world.database.urls.owner, installationSecret: scratchSecret, file, takenAt })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('a backup into a folder that does not exist says so, before anything is read', async () => {
  const nowhere = { ownerUrl: world.database.urls.owner, installationSecret: scratchSecret, file: `${file}.none/a`, takenAt }
  await expect(writeBackup(nowhere)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(`${file}.none`),
  })
})

test('nothing is restored under a running server', async () => {
  await expect(restore(world.database.urls.owner, { replace: true })).rejects.toMatchObject({ code: 'already-running' })
})

/** Rows made from the catalogue refer to nothing: points every foreign key at the one row of its table. */
async function satisfyForeignKeys(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; target: string; key: string }>(
    `select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target, f.attname as key
     from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
     where c.contype = 'f' and c.connamespace = 'app'::regnamespace`,
  )
  await client.query('set session_replication_role = replica')
  for (const { table, column, target, key } of rows) {
    await client.query(`update ${table} set "${column}" = (select "${key}" from ${target} limit 1) where "${column}" is not null`)
  }
}
