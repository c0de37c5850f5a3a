import { importMappingSchema } from '@evenhand/contract/imports.ts'
import type { ImportFormat, ImportMapping } from '@evenhand/contract/imports.ts'
import { openContent } from './content/open-content.ts'
import type { Content } from './content/open-content.ts'
import type { ImportedMessage } from './draft.ts'
import { openCsv } from './formats/csv.ts'
import type { Format, FormatOptions } from './formats/format.ts'
import { openJsonl } from './formats/jsonl.ts'
import { openTwcs } from './formats/twcs.ts'
import { FileError } from './file-error.ts'
import { DraftOrder } from './order/order-drafts.ts'

export type Reject = { line: number; reason: string; content: string }

/** What a reading tells, in this order. Nothing goes on before the next event is asked for. */
export type ImportEvent =
  | { kind: 'reading'; bytesDone: number; bytesTotal: number; rejects: Reject[] }
  /** The whole file is read: so many messages will come. */
  | { kind: 'ready'; count: number }
  | { kind: 'messages'; messages: ImportedMessage[] }

export type ReadImportInput = FormatOptions & {
  path: string
  format: ImportFormat
  mapping?: ImportMapping
  /** A folder for sorting; emptied before, removed after. */
  workFolder: string
  /** Messages to leave out at the start: those that an interrupted import has stored. */
  skip: number
  /** Messages per event. */
  batchSize: number
  signal?: AbortSignal
}

/** Characters of a rejected row that are kept for looking at. */
const keptLength = 10_000
const rowsPerReport = 20_000
const rejectsPerReport = 200

/**
 * Reads a whole file once: rejects what cannot be used, learns who replies to whom, and then gives the messages in order
 * of time, each with its channel and thread; in the same order at every reading of the same file. Constant memory but
 * for about 20 bytes a message; docs/decisions has measured numbers.
 *
 * @throws FileError when the file as a whole cannot be read, or nothing in it can be used
 */
export async function* readImport(input: ReadImportInput): AsyncGenerator<ImportEvent> {
  const content = await openContent(input.path, input.signal)
  await using order = await DraftOrder.open(input.workFolder)
  const format = await openFormat(content, input)
  const rejected = yield* readDrafts(format, content, order, input)
  if (order.size === 0 && rejected.first) throw nothingUsable(rejected.count, rejected.first, input.format)
  format.allRead()
  yield { kind: 'ready', count: order.size }
  yield* inBatches(format, order, input)
}

function openFormat(content: Content, input: ReadImportInput): Promise<Format> | Format {
  const mapping = input.mapping ?? importMappingSchema.parse({})
  if (input.format === 'twcs') return openTwcs(content, input)
  return input.format === 'csv' ? openCsv(content, mapping, input) : openJsonl(content, mapping, input)
}

async function* readDrafts(
  format: Format,
  content: Content,
  order: DraftOrder,
  input: ReadImportInput,
): AsyncGenerator<ImportEvent, Rejected> {
  const report = (rejects: Reject[]) => ({
    kind: 'reading' as const,
    bytesDone: content.bytesRead(),
    bytesTotal: content.size,
    rejects,
  })
  const rejected: Rejected = { count: 0, first: null }
  let rejects: Reject[] = []
  let rows = 0
  for await (const row of format.drafts) {
    if (row.ok) await order.add(row.draft)
    else {
      rejected.count += 1
      rejected.first ??= { line: row.line, reason: row.reason }
      rejects.push({ line: row.line, reason: row.reason, content: keptText(row.raw) })
    }
    rows += 1
    if (rows % rowsPerReport === 0 || rejects.length >= rejectsPerReport) {
      yield report(rejects)
      rejects = []
    }
    input.signal?.throwIfAborted()
  }
  yield report(rejects)
  return rejected
}

type Rejected = { count: number; first: Pick<Reject, 'line' | 'reason'> | null }

/** One good row makes a file; a file of which nothing can be used is most likely another one than was meant. */
function nothingUsable(count: number, { line, reason }: Pick<Reject, 'line' | 'reason'>, format: ImportFormat): FileError {
  const rows = count === 1 ? 'The only row cannot be used' : `Not one of the ${count.toLocaleString('en')} rows can be used`
  return new FileError(
    'nothing-usable',
    `${rows}. Line ${line}: ${reason} Is this the right file, and is it written as "${format}"?`,
  )
}

async function* inBatches(format: Format, order: DraftOrder, input: ReadImportInput): AsyncGenerator<ImportEvent> {
  let left = input.skip
  let messages: ImportedMessage[] = []
  for await (const draft of order.inOrder()) {
    left -= 1
    if (left >= 0) continue
    messages.push(format.complete(draft))
    if (messages.length < input.batchSize) continue
    yield { kind: 'messages', messages }
    messages = []
    input.signal?.throwIfAborted()
  }
  if (messages.length > 0) yield { kind: 'messages', messages }
}

function keptText(raw: Buffer): string {
  const text = raw.toString('utf8', 0, keptLength * 4)
  return text
    .replaceAll('\0', '\uFFFD')
    .replace(/\r?\n$/, '')
    .slice(0, keptLength)
}
