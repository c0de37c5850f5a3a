import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { ImportedMessage } from '@evenhand/files/draft.ts'
import { FileError } from '@evenhand/files/file-error.ts'
import type { FileErrorCode } from '@evenhand/files/file-error.ts'
import type { ImportEvent, ReadImportInput } from '@evenhand/files/read-import.ts'
import { readMessages } from '@evenhand/files/read-messages.ts'
import type { ReadMessagesInput } from '@evenhand/files/read-messages.ts'
import type { ReadRecord, ReadRecordsInput } from '@evenhand/files/records/read-records.ts'
import { takeRecords } from '@evenhand/files/records/take-records.ts'
import { startProcess } from '../apart.ts'

type MessagesInput = Omit<ReadImportInput, 'signal'>
type RecordsInput = Omit<ReadRecordsInput, 'signal'>

/** First what is to be read, then `next` for each event. */
export type ToReader = { messages: MessagesInput } | { records: RecordsInput } | 'next'
export type FromReader =
  | { event: ImportEvent }
  | { done: true }
  | { failed: { code: FileErrorCode; message: string } }
  /** `code` as the system names it, such as ENOSPC. */
  | { crashed: string; code?: string }

/** What an import tells, in this order. Nothing goes on before the next event is asked for. */
export type ImportStep =
  | ImportEvent
  | { kind: 'messages'; messages: ImportedMessage[] }
  | { kind: 'records'; records: ReadRecord[] }
/** Where to go on, and how much at a time. */
type Portions = Pick<ReadMessagesInput, 'skip' | 'batchSize'>

/**
 * Reads a file and then gives its messages in order, within little memory: what a gigabyte's reading takes is given back before
 * the first message is stored.
 * @throws FileError as `readImport` does; Error when the process that reads died
 */
export async function* importSteps(input: MessagesInput & Portions, signal: AbortSignal): AsyncGenerator<ImportStep> {
  try {
    yield* readApart({ messages: input }, signal)
    for await (const messages of readMessages({ ...input, signal })) yield { kind: 'messages', messages }
  } finally {
    await rm(input.workFolder, { recursive: true, force: true })
  }
}

/** The same of a file of customers, orders or contacts. */
export async function* recordSteps(input: RecordsInput & Portions, signal: AbortSignal): AsyncGenerator<ImportStep> {
  try {
    yield* readApart({ records: input }, signal)
    for await (const records of takeRecords({ ...input, signal })) yield { kind: 'records', records }
  } finally {
    await rm(input.workFolder, { recursive: true, force: true })
  }
}

/**
 * `readImport` or `readRecords` in a process of its own: a gigabyte is parsed and sorted without a desk waiting for it, within a small heap, and whatever
 * that took is given back as a whole. (Of a thread, a good part stays with the server.)
 */
async function* readApart(input: Exclude<ToReader, 'next'>, signal: AbortSignal): AsyncGenerator<ImportEvent> {
  const child = startReading()
  const ended = once(child, 'exit')
  const died = ended.then(([code, killedBy]): FromReader => ({ crashed: `it ended with ${killedBy ?? code}` }))
  try {
    for (let ask: ToReader = input; ; ask = 'next') {
      const answer = once(child, 'message', { signal })
      // One that has died says so by its end.
      child.send(ask, () => undefined)
      const told: FromReader = await Promise.race([answer.then(([message]) => message), died])
      if ('done' in told) return
      if ('failed' in told) throw new FileError(told.failed.code, told.failed.message)
      if ('crashed' in told) {
        throw Object.assign(new Error(`The reading process failed: ${told.crashed}`), { code: told.code })
      }
      yield told.event
    }
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

/** The process that reads, with a small young generation: left to itself, that of a busy parser alone grows beyond 100 MB. */
export function startReading(): ChildProcess {
  return startProcess(new URL('read-import.process.ts', import.meta.url), ['--max-semi-space-size=4', '--max-old-space-size=320'])
}
