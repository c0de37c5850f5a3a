import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import type { Environment } from '../environment.ts'
import { serverArguments } from './server-arguments.ts'

/**
 * The server's program in this terminal, to its end. Ctrl-C reaches it by itself, a `kill` is passed on; here it is only
 * waited for.
 */
export async function runServer({ program }: Environment, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, serverArguments(program, args), { stdio: 'inherit' })
  process.on('SIGINT', waitOnly)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  await once(child, 'exit')
  return child.exitCode ?? 128 + (child.signalCode === null ? 0 : constants.signals[child.signalCode])
}

function waitOnly(): void {}
