import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchBase } from '../../../dev/scratch-cluster.ts'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedPostgres } from './embedded.ts'
import { leaseCluster } from './embedded/lease.ts'
import { isAlive, serversOf } from './embedded/processes.ts'

let directory: string
let stateDirectory: string
const started: EmbeddedPostgres[] = []

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'evenhand-embedded-'))
  // Like root's home: nobody else may walk in here.
  stateDirectory = path.join(directory, 'closed', '.evenhand')
  mkdirSync(path.join(directory, 'closed'), { mode: 0o700 })
  chmodSync(directory, 0o755)
})
afterEach(async () => {
  for (const postgres of started.splice(0)) {
    await postgres.stop()
    rmSync(postgres.directory, { recursive: true, force: true })
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
})

const options = () => ({ stateDirectory, rootBase: scratchBase(), settings: ['fsync=off', 'shared_buffers=16MB'] })

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded(options())
  started.push(postgres)
  return postgres
}

async function query<T>(url: string, text: string): Promise<T | undefined> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query(text)
    return rows[0]
  } finally {
    await client.end()
  }
}

test('what was written is there after a stop and a second start', async () => {
  const first = await start()
  await query(first.url, `create table kept as select 'still here' as words`)
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)
  const second = await start()
  expect(await query(second.url, 'select words from kept')).toEqual({ words: 'still here' })
})

test('several starters at once share one server', async () => {
  const [first, ...others] = await Promise.all([start(), start(), start()])
  expect(new Set(others.map(({ pid }) => pid))).toEqual(new Set([first.pid]))
  const postmasters = serversOf(path.join(first.directory, 'data'), first.pid)
  expect(postmasters).toContain(first.pid)
})

test('a server whose parent was killed is adopted, with everything that was committed', async () => {
  const module = new URL('embedded.ts', import.meta.url).href
  const program = `const { startEmbedded } = await import(${JSON.stringify(module)})
    const postgres = await startEmbedded(${JSON.stringify(options())})
    process.stdout.write(String(postgres.pid)); setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said]: unknown[] = await once(parent.stdout, 'data')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  const adopted = await start()
  expect(adopted.pid).toBe(Number(String(said)))
})

test('a stale pid file that names a living process of somebody else is not believed', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(path.join(first.directory, 'data', 'postmaster.pid'), `${process.pid}\n/nowhere\n0\n5432\n\n\n\nready\n`)
  const second = await start()
  expect(second.pid).not.toBe(process.pid)
  expect(await query(second.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('a lease outlives the crash of one process of the cluster, and knows when the cluster is gone for good', async () => {
  const lease = await leaseCluster(start)
  expect(await lease.claimServing()).toBe(true)
  const backend = await query<{ pid: number }>(
    lease.url,
    `select pid from pg_stat_activity where application_name = 'evenhand lease'`,
  )
  process.kill(backend?.pid ?? 0, 'SIGKILL')
  const locks = () =>
    query<{ held: number }>(lease.url, `select count(*)::int as held from pg_locks where locktype = 'advisory'`).catch(
      () => undefined,
    )
  await expect.poll(locks, { timeout: 10_000 }).toEqual({ held: 2 })
  process.kill(lease.pid, 'SIGKILL')
  await lease.gone
  await lease.release()
})

test('any number work beside the one that serves, and nobody does while one has claimed all of it', async () => {
  const [server, worker, another] = [await leaseCluster(start), await leaseCluster(start), await leaseCluster(start)]
  expect([await server.claimServing(), await worker.joinWork(), await another.joinWork()]).toEqual([true, true, true])
  await server.release()
  await worker.release()
  const restore = await leaseCluster(start)
  expect(await restore.claimAll()).toBe(false)
  await restore.release()
  await another.release()
  const alone = await leaseCluster(start)
  expect(await alone.claimAll()).toBe(true)
  const late = await leaseCluster(start)
  expect([await late.claimServing(), await late.joinWork()]).toEqual([false, false])
  await late.release()
  await alone.release()
})

test('the last program that uses the cluster stops it, and only one of them serves', async () => {
  const [server, backup] = [await leaseCluster(start), await leaseCluster(start)]
  expect(await server.claimServing()).toBe(true)
  expect(await backup.claimServing()).toBe(false)
  await server.release()
  expect(isAlive(server.pid)).toBe(true)
  await backup.release()
  expect(isAlive(server.pid)).toBe(false)
})
