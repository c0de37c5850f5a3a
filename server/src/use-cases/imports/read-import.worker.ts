import { parentPort, workerData } from 'node:worker_threads'
import { FileError } from '@evenhand/files/file-error.ts'
import { readImport } from '@evenhand/files/read-import.ts'
import type { ReadImportInput } from '@evenhand/files/read-import.ts'
import type { FromReader } from './read-in-worker.ts'

/** Reads a file event by event, each only when it is asked for. */
const input: Omit<ReadImportInput, 'signal'> = workerData
const events = readImport(input)

parentPort?.on('message', () => void next())

async function next(): Promise<void> {
  // A thread is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(await answer())
}

async function answer(): Promise<FromReader> {
  try {
    const { value, done } = await events.next()
    return done ? { done: true } : { event: value }
  } catch (error) {
    if (error instanceof FileError) return { failed: { code: error.code, message: error.message } }
    return { crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
