import { createReadStream } from 'node:fs'
import { scanLine } from '../rows/scan-line.ts'
import { splitRows } from '../rows/split-rows.ts'
import { recordFiles } from './read-records.ts'
import type { ReadRecord } from './read-records.ts'

type Taking = {
  /** Where `readRecords` has left them. */
  workFolder: string
  /** Records to leave out at the start: those that an interrupted import has stored. */
  skip: number
  batchSize: number
  signal?: AbortSignal
}

const chunkBytes = 256 * 1024

/** The records that `readRecords` has left, in batches, from the disk: one batch is all that stands in memory. */
export async function* takeRecords({ workFolder, skip, batchSize, signal }: Taking): AsyncGenerator<ReadRecord[]> {
  let left = skip
  let batch: ReadRecord[] = []
  for (const file of recordFiles(workFolder)) {
    const chunks = createReadStream(file, { highWaterMark: chunkBytes, ...(signal && { signal }) })
    for await (const row of splitRows(chunks, scanLine)) {
      left -= 1
      if (left >= 0) continue
      if (!row.ok) throw new Error(`A record that was laid aside cannot be read back: ${row.reason}`)
      // Written by ourselves a moment ago.
      const record: ReadRecord = JSON.parse(row.value)
      batch.push(record)
      if (batch.length < batchSize) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
