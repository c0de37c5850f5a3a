import { spawn } from 'node:child_process'
import path from 'node:path'
import { startVitest } from 'vitest/node'
import { programDirectory } from '../server/src/config/config.ts'
import { TallyReporter } from './tally-reporter.ts'
import type { Tally } from './tally-reporter.ts'

// `npm test`: every check, each with its time, and one line at the end. Every step runs even when one before it failed.

type Step = { name: string; program: string; args: readonly string[] }

const steps: readonly Step[] = [
  { name: 'format', program: 'oxfmt/bin/oxfmt', args: ['--check'] },
  { name: 'lint', program: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the domain', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'domain/tsconfig.json'] },
  { name: 'types of the language', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'language/tsconfig.json'] },
  { name: 'types of the web', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'web/tsconfig.json'] },
]

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** @returns whether it succeeded */
async function run(name: string, program: string, args: readonly string[]): Promise<boolean> {
  const began = performance.now()
  const child = spawn(process.execPath, [path.join(programDirectory, 'node_modules', program), ...args], {
    cwd: programDirectory,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  report(name, code === 0, began)
  return code === 0
}

async function runTests(): Promise<Tally> {
  const began = performance.now()
  const reporter = new TallyReporter()
  const vitest = await startVitest('test', [], { root: programDirectory, watch: false, reporters: ['dot', reporter] })
  await vitest.close()
  const { tally } = reporter
  report('tests', tally.failed === 0, began)
  return tally
}

function report(name: string, succeeded: boolean, began: number): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  tell(`${succeeded ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
}

const outcomes: boolean[] = []
for (const { name, program, args } of steps) outcomes.push(await run(name, program, args))
const tests = await runTests()
// Again at the end, where they are found: what was compared may have filled the pages above.
for (const { name, reason } of tests.failures) tell(`failed: ${name} (${reason.split('\n')[0]?.slice(0, 200) ?? ''})`)
for (const { name, reason } of tests.skips) tell(`skipped: ${name}${reason === '' ? '' : ` (${reason})`}`)
const passed = tests.passed + outcomes.filter(Boolean).length
const failed = tests.failed + outcomes.filter(succeeded => !succeeded).length
tell(`${passed} passed, ${failed} failed, ${tests.skips.length} skipped`)
process.exitCode = failed === 0 ? 0 : 1
