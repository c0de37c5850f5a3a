import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { programDirectory } from '../server/src/config/config.ts'
import { benchmarks } from './measurements.ts'

// `npm run bench`: all benchmarks one after the other, or those that are named; what follows `--` goes to each of them.
// Each prints a ratio against a yardstick that it measures in the same run, and fails when it misses what it must reach.

const flagsAt = process.argv.findIndex((argument, i) => i > 1 && argument.startsWith('-'))
const named = process.argv.slice(2, flagsAt === -1 ? undefined : flagsAt)
const flags = flagsAt === -1 ? [] : process.argv.slice(flagsAt)

for (const name of named.length > 0 ? named : benchmarks) {
  const file = path.join(programDirectory, 'bench', `${name}.ts`)
  if (!existsSync(file)) {
    process.stderr.write(`There is no benchmark "${name}". Known: ${benchmarks.join(', ')}\n`)
    process.exitCode = 2
    continue
  }
  process.stdout.write(`\n── ${name}\n`)
  const child = spawn(process.execPath, ['--expose-gc', file, ...flags], { stdio: 'inherit' })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) process.exitCode = 1
}
