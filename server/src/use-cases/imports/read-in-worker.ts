import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { FileError } from '@evenhand/files/file-error.ts'
import type { FileErrorCode } from '@evenhand/files/file-error.ts'
import type { ImportEvent, ReadImportInput } from '@evenhand/files/read-import.ts'

export type FromReader =
  | { event: ImportEvent }
  | { done: true }
  | { failed: { code: FileErrorCode; message: string } }
  | { crashed: string }

/**
 * `readImport` in a thread of its own: a gigabyte is parsed and sorted without a desk waiting for it, and within a small heap
 * (left to itself, the young generation of a busy parser alone grows beyond 100 MB).
 * @throws FileError as `readImport` does; Error when the thread died
 */
export async function* readInWorker(input: Omit<ReadImportInput, 'signal'>, signal: AbortSignal): AsyncGenerator<ImportEvent> {
  const worker = new Worker(new URL('read-import.worker.ts', import.meta.url), {
    workerData: input,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 320 },
  })
  try {
    for (;;) {
      // A thread is no window: there is no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage('next')
      const answered = await once(worker, 'message', { signal })
      const [told]: FromReader[] = answered
      if (told === undefined || 'done' in told) return
      if ('failed' in told) throw new FileError(told.failed.code, told.failed.message)
      if ('crashed' in told) throw new Error(`The reading thread failed: ${told.crashed}`)
      yield told.event
    }
  } finally {
    await worker.terminate()
  }
}
