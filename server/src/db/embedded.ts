import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EvenhandError } from '../errors.ts'
import { createCluster } from './embedded/create-cluster.ts'
import { ownerName } from './embedded/owner.ts'
import { findBinaries } from './embedded/binaries.ts'
import { prepareHome } from './embedded/home.ts'
import type { Home } from './embedded/home.ts'
import { isAlive, serversOf } from './embedded/processes.ts'

export type EmbeddedOptions = {
  /** `.evenhand`: keeps the password, the log and, as root, a pointer to where the cluster lives. */
  stateDirectory: string
  /** As root only: a directory that an unprivileged user can walk to. */
  rootBase?: string
  /** More settings, for example `fsync=off` for tests. */
  settings?: readonly string[]
  /** How long a start may take; a recovery after a crash reads the whole write-ahead log. */
  patienceMs?: number
}

export type EmbeddedPostgres = {
  /** Of the owner, in the database `postgres`. */
  url: string
  pid: number
  /** Holds the cluster. */
  directory: string
  /** Stops it, letting running transactions end in a rollback. Only the process that serves does this. */
  stop(): Promise<void>
}

/**
 * What is acknowledged survives: synchronous_commit, fsync and full_page_writes stay as they are. The rest suits many small
 * transactions of one program on one machine.
 */
const productSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'min_wal_size=256MB',
  'checkpoint_timeout=15min',
  'random_page_cost=1.1',
  'jit=off',
  'log_min_messages=warning',
  'log_min_error_statement=panic',
]

/**
 * Starts the PostgreSQL that comes with Evenhand; adopts it when it already runs (of a killed parent, or of a neighbour that started
 * at the same moment); recovers it when it was killed.
 * @throws EvenhandError `no-embedded-database` on a platform without binaries, `database-start`, `disk-full`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = prepareHome(options.stateDirectory, findBinaries(), options.rootBase)
  createCluster(home)
  const log = path.join(options.stateDirectory, 'postgres.log')
  const { port, pid } = await startOrAdopt(home, log, options)
  return {
    url: `postgres://${ownerName}:${home.password}@127.0.0.1:${port}/postgres`,
    pid,
    directory: home.directory,
    stop: () => stop(pid),
  }
}

type Running = { port: number; pid: number }

async function startOrAdopt(home: Home, log: string, options: EmbeddedOptions): Promise<Running> {
  const deadline = Date.now() + (options.patienceMs ?? 60_000)
  let starts = 0
  while (Date.now() < deadline) {
    const state = look(home)
    if (state.running !== undefined) return state.running
    if (!state.busy) {
      starts += 1
      if (starts > 5) break
      // No process works in the data directory: the file is stale, whoever owns that pid now.
      rmSync(home.pidFile, { force: true })
      await launch(home, log, options.settings ?? [])
    }
    await wait(15)
  }
  throw startFailure(log)
}

/** `postmaster.pid`, line by line: pid, directory, start, port, socket, address, shared memory, status. */
function look(home: Home): { running?: Running; busy: boolean } {
  const lines = existsSync(home.pidFile) ? readFileSync(home.pidFile, 'utf8').split('\n') : []
  const [pid, , , port, , , , status] = lines.map(line => line.trim())
  const servers = serversOf(home.data, Number(pid))
  if (!servers.includes(Number(pid))) return { busy: servers.length > 0 }
  return status === 'ready' ? { running: { pid: Number(pid), port: Number(port) }, busy: true } : { busy: true }
}

/** Detached, so that Ctrl-C reaches us alone and we stop it last. */
async function launch(home: Home, log: string, settings: readonly string[]): Promise<void> {
  const port = await freePort()
  const flags = [...productSettings, ...settings].flatMap(setting => ['-c', setting])
  const output = openSync(log, 'a', 0o600)
  const child = spawn(path.join(home.binaries, 'bin', 'postgres'), ['-D', home.data, '-p', String(port), ...flags], {
    ...home.runAs,
    env: home.environment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const ended = new Promise<void>(resolve => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  child.unref()
  // Until it has written its pid file it is not to be seen; a second launch before that would only lose the race for the lock.
  await Promise.race([ended, appears(home.pidFile)])
}

async function appears(file: string): Promise<void> {
  for (let tries = 0; tries < 200 && !existsSync(file); tries += 1) await wait(10)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function startFailure(log: string): EvenhandError {
  const tail = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-3).join('\n') : ''
  if (/no space left|disk full/i.test(tail)) {
    return new EvenhandError(
      'disk-full',
      'The disk is full, so PostgreSQL cannot start. Make room and start again; nothing is lost.',
    )
  }
  return new EvenhandError('database-start', `PostgreSQL did not start. Its last words, from ${log}:\n${tail}`)
}

async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  while (isAlive(pid)) await wait(10)
}
