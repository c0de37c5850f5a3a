import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { asOwner } from '../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../dev/test-database.ts'
import { describeSchema } from './describe-schema.ts'

test('schema.snapshot.sql shows the schema as it is; after a wanted change renew it with `npm run snapshot`', async () => {
  await using fresh = await freshDatabase()
  const now = await asOwner(fresh.urls.owner, describeSchema)
  const then = await readFile(new URL('schema.snapshot.sql', import.meta.url), 'utf8')
  expect(now).toBe(then)
})
