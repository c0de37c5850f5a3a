import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, emptyDatabase, scratchPasswords } from '../../../dev/scratch-cluster.ts'
import { freshDatabase, scratchOfThisRun } from '../../../dev/test-database.ts'
import type { FreshDatabase } from '../../../dev/test-database.ts'
import { migrate, readMigrations } from './migrate.ts'
import { urlAs } from './roles.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh[Symbol.asyncDispose]())

const run = (url: string) => migrate({ url, passwords: scratchPasswords })

async function signIn(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return 'in'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  } finally {
    await client.end().catch(() => undefined)
  }
}

test('two starters at once on an empty database make one data model', async () => {
  await using empty = await emptyDatabase(scratchOfThisRun())
  const numbers = (await readMigrations()).map(({ number }) => number)
  const done = await Promise.all([run(empty.url), run(empty.url)])
  expect(done.flatMap(({ applied }) => applied).toSorted((a, b) => a - b)).toEqual(numbers)
  expect(new Set(done.map(({ version }) => version))).toEqual(new Set([numbers.at(-1)]))
})

test('a second run changes nothing', async () => {
  expect(await run(fresh.urls.owner)).toMatchObject({ applied: [] })
})

test('a role is let in with the password of its secret, and with no other', async () => {
  const passwords = { app: 'another-app', jobs: 'another-jobs', auth: 'another-auth' }
  expect(await signIn(urlAs(fresh.urls.owner, 'app', scratchPasswords))).toBe('in')
  expect(await signIn(urlAs(fresh.urls.owner, 'app', passwords))).toBe('28P01')
})

test('a migration that was changed after it ran is refused', async () => {
  await using other = await freshDatabase()
  await asOwner(other.urls.owner, client => client.query(`update migrations.applied set checksum = 'different' where number = 1`))
  await expect(run(other.urls.owner)).rejects.toMatchObject({ code: 'migration-changed' })
})

test('a database of a newer version is left alone', async () => {
  await using other = await freshDatabase()
  await asOwner(other.urls.owner, client =>
    client.query(`insert into migrations.applied (number, name, checksum) values (9999, '9999-later.sql', 'x')`),
  )
  await expect(run(other.urls.owner)).rejects.toMatchObject({ code: 'database-newer' })
})

test('an owner who is no superuser can migrate, and row-level security still holds', async () => {
  await using empty = await emptyDatabase(scratchOfThisRun(), 'plain_owner')
  await run(empty.url)
  const url = urlAs(empty.url, 'app', scratchPasswords)
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query('select * from app.workspaces')
  await client.end()
  expect(rowCount).toBe(0)
})
