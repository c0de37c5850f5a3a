import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asOwner, scratchPasswords, scratchSecret } from '../../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../../dev/test-database.ts'
import type { FreshDatabase } from '../../../../dev/test-database.ts'
import { readMigrations } from '../../db/migrate.ts'
import { examineDatabase } from './database.ts'
import { closedDatabase, exitCodeOf, tellFindings } from './doctor.ts'
import { ok, wrong } from './finding.ts'
import type { Finding } from './finding.ts'
import { examineWork } from './work.ts'

function examine(fresh: FreshDatabase, urls = fresh.urls): Promise<Finding[]> {
  const installation = {
    ownerUrl: fresh.urls.owner,
    urls,
    installationSecret: scratchSecret,
    passwords: scratchPasswords,
    embedded: null,
    [Symbol.asyncDispose]: async () => undefined,
  }
  return asOwner(fresh.urls.owner, async client => [
    ...(await examineDatabase(client, installation)),
    ...(await examineWork(client)),
  ])
}

const troubles = (findings: readonly Finding[]) =>
  findings.filter(({ state }) => state !== 'ok').map(({ name, state }) => `${name} ${state}`)

test('a healthy database gives no cause for worry', async () => {
  await using fresh = await freshDatabase()
  const findings = await examine(fresh)
  expect(troubles(findings)).toEqual([])
  expect(exitCodeOf(findings)).toBe(0)
  const newest = (await readMigrations()).at(-1)
  expect(tellFindings(findings)).toContain(`at version ${newest?.number}, as it should be`)
})

test.each([
  ['a table that lost its protection', 'alter table app.messages disable row level security', 'protection wrong'],
  ['a migration that has not run', 'delete from migrations.applied', 'migrations wrong'],
  ['a restore that was broken off', 'create schema app_before_restore', 'restore warn'],
  [
    'a job that nobody takes',
    `select app.enqueue('intake', '{}', null, null, null, null); update graphile_worker._private_jobs set run_at = now() - interval '1 hour'`,
    'jobs wrong',
  ],
  [
    'a message that nobody handles',
    `insert into app.activities (workspace_id, channel_id, occurred_at, received_at, payload)
     values ('${randomUUID()}', '${randomUUID()}', now(), now() - interval '1 hour', '{}')`,
    'intake wrong',
  ],
])('%s is found, with what to do', async (_what, sql, trouble) => {
  await using fresh = await freshDatabase()
  await asOwner(fresh.urls.owner, client => client.query(`set session_replication_role = replica; ${sql}`))
  const findings = await examine(fresh)
  expect(troubles(findings)).toEqual([trouble])
  expect(tellFindings(findings)).toMatch(/→ \S/)
})

test('a role that cannot sign in is wrong, and the exit code says so', async () => {
  await using fresh = await freshDatabase()
  const urls = { ...fresh.urls, jobs: fresh.urls.jobs.replace(/:[^:@/]+@/, ':wrong@') }
  const findings = await examine(fresh, urls)
  expect(troubles(findings)).toEqual(['roles wrong'])
  expect(exitCodeOf(findings)).toBe(1)
})

test('a full disk that keeps the database from opening is one thing that is wrong', () => {
  const full = wrong('disk', '12 MB are free.', 'Make room.')
  const error = Object.assign(new Error('write'), { code: 'ENOSPC' })
  const told = tellFindings([full, closedDatabase([full], error)])
  expect(told).toContain('The disk is full.')
  expect(told).toContain('1 thing is wrong.')
  expect(closedDatabase([ok('disk', '40 GB are free.')], error).state).toBe('wrong')
})
