import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generateTwcs } from './generate-twcs.ts'
import { processTree } from './process-tree.ts'

/**
 * How much memory each process takes while the command line imports a large file into an empty desk: the command, the server that it
 * starts, and the two processes that read, the file and its words. PostgreSQL is not counted. The yardstick is the server before it has the file.
 *
 *   node bench/import.ts [--megabytes 250] [--minutes 3] [--json]
 *
 * The file is read and put in order to its end; then it is watched being stored and decided for so many minutes at the most.
 */

const mostMegabytes = 400
const bytesPerRow = 193
const lookEveryMs = 500

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '250' },
    minutes: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})

/** By what stands in their command lines. */
const known = {
  command: 'cli/src/main.ts',
  server: 'server/src/main.ts',
  reading: 'read-import.process.ts',
  words: 'read-words.process.ts',
} as const
type Known = keyof typeof known
const names: readonly Known[] = ['command', 'server', 'reading', 'words']

type Look = { seconds: number; storing: boolean; now: Partial<Record<Known, number>>; peak: Partial<Record<Known, number>> }

async function main(): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'evenhand-bench-import-'))
  // As root, the database is an unprivileged user's, who has to walk there.
  chmodSync(directory, 0o755)
  mkdirSync(path.join(directory, 'cluster'), { mode: 0o755 })
  try {
    const file = path.join(directory, 'messages.csv')
    await generateTwcs(file, Math.ceil((Number(options.megabytes) * 1e6) / bytesPerRow))
    report(statSync(file).size, await watchImport(directory, file))
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Watched = { looks: Look[]; said: string }

async function watchImport(directory: string, file: string): Promise<Watched> {
  const command = fileURLToPath(new URL('../cli/src/main.ts', import.meta.url))
  const state = path.join(directory, 'state')
  const child = spawn(process.execPath, [command, 'import', 'conversations', file, '--format', 'twcs'], {
    env: { ...process.env, EVENHAND_STATE: state, EVENHAND_PG_BASE: path.join(directory, 'cluster'), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const ended = once(child, 'exit')
  const began = performance.now()
  const looks: Look[] = []
  let storingSince = Number.POSITIVE_INFINITY
  while (child.exitCode === null && child.signalCode === null) {
    const seconds = (performance.now() - began) / 1000
    const storing = said.includes('Storing')
    storingSince = Math.min(storingSince, storing ? seconds : Number.POSITIVE_INFINITY)
    looks.push({ seconds, storing, ...memoryOf(child.pid ?? 0) })
    if (seconds - storingSince > Number(options.minutes) * 60) child.kill('SIGINT')
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, lookEveryMs))])
  }
  if (storingSince === Number.POSITIVE_INFINITY) throw new Error(`The file was not read to its end:\n${said}`)
  return { looks, said }
}

function memoryOf(pid: number): Pick<Look, 'now' | 'peak'> {
  const look: Pick<Look, 'now' | 'peak'> = { now: {}, peak: {} }
  for (const { command, resident, most } of processTree(pid)) {
    const name = names.find(one => command.includes(known[one]))
    if (name === undefined) continue
    look.now[name] = resident
    look.peak[name] = most
  }
  return look
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

function report(size: number, { looks, said }: Watched): void {
  const peak = (name: Known): number => Math.max(0, ...looks.map(look => look.peak[name] ?? 0))
  const storing = looks.filter(look => look.storing).map(look => look.now.server ?? 0)
  const third = Math.ceil(storing.length / 3)
  const result = {
    bench: 'import',
    fileMegabytes: Math.round(size / 1e6),
    readInSeconds: Math.round(looks.find(look => look.storing)?.seconds ?? 0),
    watchedSeconds: Math.round(looks.at(-1)?.seconds ?? 0),
    idleServer: megabytes(
      Math.max(
        0,
        ...looks
          .slice(
            0,
            looks.findIndex(look => look.now.reading !== undefined),
          )
          .map(look => look.now.server ?? 0),
      ),
    ),
    peaks: {
      command: megabytes(peak('command')),
      server: megabytes(peak('server')),
      reading: megabytes(peak('reading')),
      words: megabytes(peak('words')),
    },
    serverWhileStoring: {
      firstThird: megabytes(Math.max(0, ...storing.slice(0, third))),
      lastThird: megabytes(Math.max(0, ...storing.slice(-third))),
    },
    allowedMegabytes: mostMegabytes,
    lastWords: said.trim().split('\n').at(-1) ?? '',
  }
  if (options.json) console.log(JSON.stringify(result))
  else {
    const { peaks, serverWhileStoring } = result
    console.log(`a file of ${result.fileMegabytes} MB, read and in order after ${result.readInSeconds} s`)
    console.log(`the command line       ${peaks.command} MB at most (${mostMegabytes} allowed for each process)`)
    console.log(`reading the file       ${peaks.reading} MB at most`)
    console.log(`reading the words      ${peaks.words} MB at most`)
    console.log(`the server             ${peaks.server} MB at most, ${result.idleServer} before the file`)
    console.log(
      `the server, storing    ${serverWhileStoring.firstThird} MB in the first third, ${serverWhileStoring.lastThird} in the last`,
    )
    console.log(`after ${result.watchedSeconds} s: ${result.lastWords}`)
  }
  if (names.some(name => peak(name) === 0 || megabytes(peak(name)) > mostMegabytes)) process.exitCode = 1
}

await main()
