import { spawn } from 'node:child_process'
import path from 'node:path'
import { programDirectory } from '../server/src/config/config.ts'
import { soaks } from './measurements.ts'

// `npm run soak`: the long forms of three tests, one after the other. A process is killed twenty times while it takes 50,000 messages, on
// a database that syncs to disk, and so is the server itself while it imports as many (what follows `--` goes to both); and two workers handle 20,000 activities beside one another.

type Run = { name: string; args: readonly string[]; env?: Readonly<Record<string, string>> }

const twoWorkers = 'server/src/use-cases/intake/two-workers.test.ts'
const runs: readonly Run[] = [
  ...soaks.map(name => ({ name, args: [`bench/${name}.ts`, ...process.argv.slice(2)] })),
  {
    name: 'two workers',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'integration', twoWorkers],
    env: { EVENHAND_ACTIVITIES: '20000' },
  },
]

for (const { name, args, env } of runs) {
  process.stdout.write(`\n── ${name}\n`)
  const [program = '', ...rest] = args
  const child = spawn(process.execPath, [path.join(programDirectory, program), ...rest], {
    cwd: programDirectory,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) process.exitCode = 1
}
