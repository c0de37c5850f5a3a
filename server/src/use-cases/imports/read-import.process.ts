import { FileError } from '@evenhand/files/file-error.ts'
import { readImport } from '@evenhand/files/read-import.ts'
import type { ImportEvent } from '@evenhand/files/read-import.ts'
import { readRecords } from '@evenhand/files/records/read-records.ts'
import type { FromReader, ToReader } from './import-steps.ts'

/** Reads a file event by event, each only when it is asked for. A program of its own, started by `importSteps`. */
const gone = new AbortController()
let events: AsyncGenerator<ImportEvent> | null = null

process.on('message', (asked: ToReader) => {
  if (asked !== 'next') events = eventsOf(asked)
  if (events !== null) void next(events)
})
// Who asked has gone, whatever became of it: then there is nothing more to do here.
process.on('disconnect', () => gone.abort())
// Ctrl-C reaches us too: whether to stop is for who asked.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

function eventsOf(asked: Exclude<ToReader, 'next'>): AsyncGenerator<ImportEvent> {
  const { signal } = gone
  return 'records' in asked ? readRecords({ ...asked.records, signal }) : readImport({ ...asked.messages, signal })
}

async function next(from: AsyncGenerator<ImportEvent>): Promise<void> {
  const told = await answer(from)
  if (process.connected) process.send?.(told)
}

async function answer(from: AsyncGenerator<ImportEvent>): Promise<FromReader> {
  try {
    const { value, done } = await from.next()
    return done ? { done: true } : { event: value }
  } catch (error) {
    if (error instanceof FileError) return { failed: { code: error.code, message: error.message } }
    if (!(error instanceof Error)) return { crashed: String(error) }
    const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
    return { crashed: error.stack ?? error.message, ...code }
  }
}
