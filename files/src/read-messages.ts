import { createReadStream } from 'node:fs'
import type { ImportedMessage } from './draft.ts'
import { orderedFile } from './order/ordered-file.ts'
import { scanLine } from './rows/scan-line.ts'
import { splitRows } from './rows/split-rows.ts'

export type ReadMessagesInput = {
  /** Where `readImport` has left them. */
  workFolder: string
  /** Messages to leave out at the start: those that an interrupted import has stored. */
  skip: number
  batchSize: number
  signal?: AbortSignal
}

const chunkBytes = 256 * 1024

/**
 * The messages that `readImport` has put in order, in batches, from the disk: one batch is all that stands in memory.
 * @throws Error when the signal fires, or when what was written a moment ago cannot be read back
 */
export async function* readMessages({
  workFolder,
  skip,
  batchSize,
  signal,
}: ReadMessagesInput): AsyncGenerator<ImportedMessage[]> {
  const chunks = createReadStream(orderedFile(workFolder), { highWaterMark: chunkBytes, ...(signal && { signal }) })
  let left = skip
  let messages: ImportedMessage[] = []
  for await (const row of splitRows(chunks, scanLine)) {
    left -= 1
    if (left >= 0) continue
    if (!row.ok) throw new Error(`A message that was put in order cannot be read back: ${row.reason}`)
    // Written by ourselves a moment ago.
    const message: ImportedMessage = JSON.parse(row.value)
    messages.push(message)
    if (messages.length < batchSize) continue
    yield messages
    messages = []
  }
  if (messages.length > 0) yield messages
}
