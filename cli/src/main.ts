import { runServer } from './connect/run-server.ts'
import { withServer } from './connect/with-server.ts'
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
  withServer: work => withServer(environment, work),
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

// `evenhand queue | head` closes our output: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), io)
