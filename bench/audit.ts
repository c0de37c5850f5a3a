import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { csvLines } from '../cli/src/audit/history-csv.fixture.ts'
import { simulate } from '../domain/src/audit/simulated/histories.ts'

/**
 * How long the whole audit of a million cases takes, from a CSV to the report, in a process of its own, and how much memory it takes at most;
 * beside reading the same file once and counting its lines, in the same run.
 *
 *   node bench/audit.ts [--cases 1000000] [--json]
 */

/** Made-up histories begin in 2026 and may be years long; nothing is audited that lies in the future. */
const tenYears = 10 * 365 * 86_400_000

/** Seconds and bytes for a million cases. */
const most = { seconds: 60, bytes: 2e9 }

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})
const cases = Number(options.cases)
const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-bench-'))
const file = path.join(folder, 'history.csv')

async function writeHistory(): Promise<void> {
  const out = createWriteStream(file)
  const days = Math.max(15, Math.round(cases / 2_000))
  for (const line of csvLines(simulate({ cases, days, agents: Math.max(4, Math.round(cases / days / 110)) }, 1), tenYears)) {
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

async function barePass(): Promise<number> {
  const from = performance.now()
  const content = await readFile(file)
  let lines = 0
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines += 1
  if (lines !== cases + 1) throw new Error(`${lines} lines instead of ${cases + 1}`)
  return (performance.now() - from) / 1000
}

type Audited = { seconds: number; processor: number; bytes: number; answer: string }

/** `/usr/bin/time` is not everywhere: the process itself says at its end how much it took. */
async function audited(): Promise<Audited> {
  const program = path.resolve(import.meta.dirname, '../cli/src/main.ts')
  const report = path.join(folder, 'report.html')
  const tell = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    process.stderr.write('\\npeak ' + maxRSS * 1024 + ' processor ' + (userCPUTime + systemCPUTime) / 1e6 + '\\n')
  })`
  const from = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, program, 'audit', file, '--out', report, '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += String(chunk)))
  child.stderr.on('data', chunk => (err += String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(err)
  const [, bytes, processor] = /peak (\d+) processor ([\d.]+)/.exec(err) ?? []
  return {
    seconds: (performance.now() - from) / 1000,
    processor: Number(processor),
    bytes: Number(bytes),
    answer: /"answer":"((?:[^"\\]|\\.)*)"/.exec(out)?.[1] ?? '',
  }
}

try {
  await writeHistory()
  const bare = await barePass()
  const { seconds, processor, bytes, answer } = await audited()
  const ratio = seconds / bare
  if (options.json) process.stdout.write(`${JSON.stringify({ cases, seconds, processor, bare, ratio, bytes, answer })}\n`)
  else {
    process.stdout.write(
      `${String(cases)} cases from CSV to report: ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processors), ${ratio.toFixed(0)} times one bare pass over the file (${bare.toFixed(2)} s); ` +
        `${(bytes / 1e6).toFixed(0)} MB at most\n${answer}\n`,
    )
  }
  const share = cases / 1e6
  if (seconds > Math.max(5, most.seconds * share) || bytes > most.bytes) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
