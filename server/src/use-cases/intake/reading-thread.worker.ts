import { parentPort } from 'node:worker_threads'
import { readAll } from './read-here.ts'

parentPort?.on('message', (texts: readonly string[]) => {
  // A thread is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(readAll(texts))
})
