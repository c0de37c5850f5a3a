import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '@evenhand/contract/client.ts'
import type { Environment } from '../environment.ts'
import { CliError } from '../failure.ts'
import { findServer } from './running-server.ts'
import { serverArguments } from './server-arguments.ts'

const patienceMs = 90_000
const lookEveryMs = 50

/** A server for the duration of one command. */
export type OwnServer = AsyncDisposable & { connection: Connection }

/**
 * Starts the server quietly on a free port, without pages and without the sample day, and stops it when disposed. In a process
 * group of its own: Ctrl-C is for the command, which then stops the server in order.
 * @throws CliError with what the server said when it did not start
 */
export async function startOwnServer(environment: Environment): Promise<OwnServer> {
  const { program, stateDirectory, variables } = environment
  const withoutPages = path.join(stateDirectory, 'without-pages')
  await mkdir(withoutPages, { recursive: true, mode: 0o700 })
  const child = spawn(process.execPath, serverArguments(program, ['serve', '--role', 'all', '--port', '0', '--empty']), {
    cwd: program,
    env: { ...variables, EVENHAND_STATE: stateDirectory, EVENHAND_WEB: withoutPages, EVENHAND_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const said = keepTail(child)
  const connection = await untilAnswering(child, stateDirectory, said)
  return { connection, [Symbol.asyncDispose]: () => stop(child) }
}

async function untilAnswering(child: ChildProcess, stateDirectory: string, said: () => string): Promise<Connection> {
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    const found = await findServer(stateDirectory)
    if (child.exitCode !== null || child.signalCode !== null) {
      // Somebody else's server was being started at the same moment: it will do, as soon as it answers.
      if (!said().includes('already running')) throw didNotStart(said())
      if (found) return found.connection
    }
    // While ours is starting, only ours: another one that still answers is just stopping.
    if (found && found.pid === child.pid) return found.connection
    await new Promise(resolve => setTimeout(resolve, lookEveryMs))
  }
  await stop(child)
  throw didNotStart(said() || 'It did not answer in time.')
}

function didNotStart(said: string): CliError {
  return new CliError(`The server could not be started for this command.\n${said}`.trim())
}

/** The last words on standard error, for telling why. */
function keepTail(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (chunk: Buffer) => (tail = (tail + chunk.toString('utf8')).slice(-4000)))
  return () => tail.trim()
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
