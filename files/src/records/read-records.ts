import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import type { AnyRecord, RecordKind } from '@evenhand/contract/records.ts'
import { LineFile } from '../order/line-file.ts'
import { keptText, nothingUsable } from '../read-import.ts'
import type { ImportEvent, Reject } from '../read-import.ts'
import { OrderLines } from './order-lines.ts'
import type { WholeRow } from './order-lines.ts'
import { SeenRecords } from './seen-records.ts'
import { rowReader } from './row-reader.ts'
import { openTable } from './table.ts'

export type ReadRecordsInput = {
  path: string
  format: RecordFormat
  kind: RecordKind
  mapping: RecordMapping
  /** Later moments of what has been are rejected; epoch milliseconds. */
  notAfter: number
  /** A folder for the records; emptied before, and the caller's to remove. */
  workFolder: string
  signal?: AbortSignal
}

/** A record as it was read, with its row for whoever has to look at it. */
export type ReadRecord = {
  line: number
  raw: string
  note: string | null
  record: AnyRecord
  /** The same stood further up already. */
  isAgain: boolean
}

/** In this order: what gives back or calls off comes after what was ordered. */
export function recordFiles(workFolder: string): readonly [first: string, later: string] {
  return [path.join(workFolder, 'records'), path.join(workFolder, 'later')]
}

const rowsPerReport = 20_000
const rejectsPerReport = 200

/**
 * Reads a whole file of customers, orders or contacts: rejects what cannot be used, and leaves the records in `workFolder`, for
 * `takeRecords`; in the same order at every reading of the same file. Constant memory but for about 20 bytes a record.
 *
 * @throws FileError when the file as a whole cannot be read, or nothing in it can be used
 */
export async function* readRecords(input: ReadRecordsInput): AsyncGenerator<ImportEvent> {
  const table = await openTable(input.path, input.format, input.signal)
  await rm(input.workFolder, { recursive: true, force: true })
  await mkdir(input.workFolder, { recursive: true, mode: 0o700 })
  const [firstFile, laterFile] = recordFiles(input.workFolder)
  await using first = await LineFile.create(firstFile)
  await using later = await LineFile.create(laterFile)
  const reader = rowReader(table, input)
  const seen = new SeenRecords()
  let rejects: Reject[] = []
  let [rows, kept, rejected] = [0, 0, 0]
  let firstReason: Pick<Reject, 'line' | 'reason'> | null = null
  const report = () => ({
    kind: 'reading' as const,
    bytesDone: Math.min(table.bytesRead(), table.size),
    bytesTotal: table.size,
    rejects,
  })
  const lines = new OrderLines(reader)
  const keep = async ({ row, read: found }: WholeRow): Promise<void> => {
    const read = seen.check(found, row.line)
    if (read.ok) {
      const { record, note, isAgain } = read
      const line: ReadRecord = { line: row.line, raw: keptText(row.raw), note, record, isAgain }
      await (record.kind === 'refund' || record.kind === 'cancellation' ? later : first).add(JSON.stringify(line))
      kept += 1
    } else {
      firstReason ??= { line: row.line, reason: read.reason }
      rejected += 1
      rejects.push({ line: row.line, reason: read.reason, content: keptText(row.raw) })
    }
  }
  for await (const row of table.rows) {
    const whole = lines.take(row)
    if (whole !== null) await keep(whole)
    rows += 1
    if (rows % rowsPerReport === 0 || rejects.length >= rejectsPerReport) {
      yield report()
      rejects = []
      input.signal?.throwIfAborted()
    }
  }
  const last = lines.last()
  if (last !== null) await keep(last)
  yield report()
  await first.finish()
  await later.finish()
  if (kept === 0 && firstReason !== null) throw nothingUsable(rejected, firstReason, input.format)
  yield { kind: 'ready', count: kept }
}
