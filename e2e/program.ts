import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serverArguments } from '../cli/src/connect/server-arguments.ts'
import { scratchBase } from '../dev/scratch-cluster.ts'
import { programDirectory } from '../server/src/config/config.ts'
import { builtWeb } from './product.ts'

/** The program as a process of its own, as a newcomer starts it. */
export type Running = {
  /** The one-time link that it printed. */
  link: string
  url: string
  /** Milliseconds from the start until the link was there. */
  startedInMs: number
  said(): string
  /** Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>
}

export type Place = Disposable & { start(...flags: string[]): Promise<Running> }

/** A place for the state of one installation, with nothing in it yet. */
export async function openPlace(): Promise<Place> {
  const web = await builtWeb()
  const directory = mkdtempSync(path.join(tmpdir(), 'evenhand-journey-'))
  const stateDirectory = path.join(directory, 'state')
  const env = {
    PATH: '/usr/bin:/bin',
    CI: '1',
    EVENHAND_STATE: stateDirectory,
    EVENHAND_PG_BASE: scratchBase(),
    EVENHAND_WEB: web,
    EVENHAND_LOG_LEVEL: 'warn',
  }
  const running = new Set<Running>()
  return {
    async start(...flags) {
      const started = await start(flags, env)
      running.add(started)
      return started
    },
    [Symbol.dispose]() {
      for (const started of running) void started.interrupt()
      // As root, the database lies elsewhere.
      if (process.getuid?.() === 0) rmSync(homeOf(stateDirectory), { recursive: true, force: true })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function homeOf(stateDirectory: string): string {
  try {
    return readFileSync(path.join(stateDirectory, 'postgres-home'), 'utf8')
  } catch {
    return stateDirectory
  }
}

async function start(flags: readonly string[], env: Record<string, string>): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, serverArguments(programDirectory, ['serve', '--port', '0', ...flags]), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  let said = ''
  const link = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8')
        const found = /https?:\/\/\S+\/sign-in#\S+/.exec(said)?.[0]
        if (found) resolve(found)
      })
    }
    void ended.then(code => reject(new Error(`The program ended with ${code} before it printed a link:\n${said}`)))
  })
  return {
    link,
    url: new URL(link).origin,
    startedInMs: Math.round(performance.now() - began),
    said: () => said,
    interrupt() {
      if (child.exitCode === null) child.kill('SIGINT')
      return ended
    },
  }
}
