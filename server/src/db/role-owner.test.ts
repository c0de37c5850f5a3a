import { expect, test } from 'vitest'
import { asOwner, emptyDatabase, scratchPasswords } from '../../../dev/scratch-cluster.ts'
import { scratchOfThisRun } from '../../../dev/test-database.ts'
import { rolePasswords } from '../config/secrets.ts'
import { migrate } from './migrate.ts'

const neighbour = rolePasswords(Buffer.alloc(32, 9))

test('an installation with another secret does not lock a neighbour out: it is refused before it changes anything', async () => {
  await using database = await emptyDatabase(scratchOfThisRun())
  await expect(migrate({ url: database.url, passwords: neighbour })).rejects.toMatchObject({
    code: 'roles-taken',
    message: expect.stringContaining('EVENHAND_SECRET_FILE'),
  })
  const schemas = await asOwner(database.url, client => client.query(`select 1 from pg_namespace where nspname = 'app'`))
  expect(schemas.rowCount).toBe(0)
})

test('two databases of one secret share the roles', async () => {
  await using database = await emptyDatabase(scratchOfThisRun())
  await expect(migrate({ url: database.url, passwords: scratchPasswords })).resolves.toMatchObject({
    applied: expect.arrayContaining([1]),
  })
})
