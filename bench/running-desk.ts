import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { scratchPasswords } from '../dev/scratch-cluster.ts'
import { urlAs } from '../server/src/db/roles.ts'

export type RunningDesk = AsyncDisposable & {
  url: string
  /** Of the installation, for a bearer. */
  token: string
  /** Resident memory of the server's process, bytes. */
  memory(): Promise<number>
}

/** The flags of Node that `npm start` gives the server: what stands between `node` and the program. */
function flagsOfStart(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))
  const parts = scripts.start.split(' ')
  return parts.slice(1, parts.indexOf('server/src/main.ts'))
}

/** Starts the server in a process of its own, on loopback. */
export async function startDesk(ownerUrl: string): Promise<RunningDesk> {
  const token = 'the-token-of-this-bench'
  const importsFolder = mkdtempSync(path.join(tmpdir(), 'evenhand-bench-imports-'))
  const urls = {
    app: urlAs(ownerUrl, 'app', scratchPasswords),
    jobs: urlAs(ownerUrl, 'jobs', scratchPasswords),
    auth: urlAs(ownerUrl, 'auth', scratchPasswords),
  }
  const program = fileURLToPath(new URL('desk-server.ts', import.meta.url))
  const child = fork(program, [JSON.stringify({ urls, token, importsFolder })], { execArgv: flagsOfStart() })
  const { port } = z.object({ port: z.number() }).parse(await nextMessage(child))
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    async memory() {
      child.send('memory')
      return z.object({ rss: z.number() }).parse(await nextMessage(child)).rss
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
      rmSync(importsFolder, { recursive: true, force: true })
    },
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  // Whoever waits longer takes the other listener away.
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The server ended with ${String(code)} before it answered.`)
  })
  ended.catch(() => undefined)
  try {
    const [message]: unknown[] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    waiting.abort()
  }
}
