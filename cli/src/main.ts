import { runServer } from './connect/run-server.ts'
import { processEnvironment } from './environment.ts'
import { write } from './io.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'

const environment = processEnvironment()

const io: Io = {
  input: process.stdin,
  out: text => write(process.stdout, text),
  err: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  environment,
  now: () => Date.now(),
  withServer: async work => (await import('./connect/with-server.ts')).withServer(environment, work),
  runServer: args => runServer(environment, args),
  onInterrupt(listener) {
    const signals = ['SIGINT', 'SIGTERM'] as const
    for (const signal of signals) process.on(signal, listener)
    return {
      [Symbol.dispose]() {
        for (const signal of signals) process.off(signal, listener)
      },
    }
  },
}

// Whoever wrote hears of it there.
process.stdout.on('error', () => undefined)
// Progress and sentences that nobody reads (`2>&1 | head`) keep nothing from being done.
process.stderr.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), io)
