import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { scratchBase } from '../../../dev/scratch-cluster.ts'

/** A program that was started, as a process of its own. */
export type Started = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

/** A place for one installation, with pages to serve and nothing else in it yet. */
export type Installed = Disposable & {
  directory: string
  stateDirectory: string
  start: (args: readonly string[], env?: Record<string, string>) => Started
  /** Stops whatever still runs. */
  stopAll(): Promise<void>
}

/** As `npm start` begins it. */
const program = [
  '--import',
  new URL('../compile-cache.mjs', import.meta.url).href,
  path.resolve(import.meta.dirname, '../main.ts'),
]

export function installHere(): Installed {
  const directory = mkdtempSync(path.join(tmpdir(), 'evenhand-serve-'))
  const stateDirectory = path.join(directory, 'state')
  mkdirSync(path.join(directory, 'web'))
  writeFileSync(path.join(directory, 'web', 'index.html'), '<!doctype html><title>Evenhand</title>')
  const running = new Set<Started>()
  const usual = {
    PATH: '/usr/bin:/bin',
    CI: '1',
    EVENHAND_STATE: stateDirectory,
    EVENHAND_PG_BASE: scratchBase(),
    EVENHAND_WEB: path.join(directory, 'web'),
    EVENHAND_LOG_LEVEL: 'warn',
  }
  return {
    directory,
    stateDirectory,
    start(args, env = {}) {
      const child = spawn(process.execPath, [...program, ...args], {
        env: { ...usual, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const started = { child, said: () => said, ended: once(child, 'close').then(() => child.exitCode) }
      running.add(started)
      return started
    },
    async stopAll() {
      for (const started of running) {
        started.child.kill('SIGTERM')
        await started.ended
      }
      running.clear()
    },
    [Symbol.dispose]() {
      // As root, the database lies elsewhere.
      const home = path.join(stateDirectory, 'postgres-home')
      if (process.getuid?.() === 0 && existsSync(home)) rmSync(readFileSync(home, 'utf8'), { recursive: true, force: true })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Until it has printed the line that says it is ready, or has ended. @returns all that it said */
export async function ready(started: Started): Promise<string> {
  while (!/Stop (it )?with Ctrl-C/.test(started.said())) {
    if (started.child.exitCode !== null) throw new Error(`It ended: ${started.said()}`)
    await wait(20)
  }
  return started.said()
}
