import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { importMappingSchema } from '@evenhand/contract/imports.ts'
import type { ImportFormat, ImportMapping, MessageFormat } from '@evenhand/contract/imports.ts'
import { openContent } from './content/open-content.ts'
import type { Content } from './content/open-content.ts'
import { openCsv } from './formats/csv.ts'
import type { Format, FormatOptions } from './formats/format.ts'
import { openJsonl } from './formats/jsonl.ts'
import { openTwcs } from './formats/twcs.ts'
import { FileError } from './file-error.ts'
import { LineFile } from './order/line-file.ts'
import { DraftOrder } from './order/order-drafts.ts'
import { orderedFile } from './order/ordered-file.ts'

export type Reject = { line: number; reason: string; content: string }

/** What a reading tells, in this order. Nothing goes on before the next event is asked for. */
export type ImportEvent =
  /** A file is gone through twice, to read it and to put it in order; its bytes are counted half each time. */
  | { kind: 'reading'; bytesDone: number; bytesTotal: number; rejects: Reject[] }
  /** So many messages lie in order, for `readMessages`. */
  | { kind: 'ready'; count: number }

export type ReadImportInput = FormatOptions & {
  path: string
  format: MessageFormat
  mapping?: ImportMapping
  /** A folder for the messages in order; emptied before, and the caller's to remove. */
  workFolder: string
  signal?: AbortSignal
}

/** Characters of a rejected row that are kept for looking at. */
const keptLength = 10_000
const rowsPerReport = 20_000
const rejectsPerReport = 200

/**
 * Reads a whole file: rejects what cannot be used, learns who replies to whom, and leaves the messages in order of time in
 * `workFolder`, each with its channel and thread; in the same order at every reading of the same file. Constant memory but
 * for about 20 bytes a message, given back at the end; docs/decisions has measured numbers.
 *
 * @throws FileError when the file as a whole cannot be read, or nothing in it can be used
 */
export async function* readImport(input: ReadImportInput): AsyncGenerator<ImportEvent> {
  const content = await openContent(input.path, input.signal)
  await rm(input.workFolder, { recursive: true, force: true })
  await mkdir(input.workFolder, { recursive: true, mode: 0o700 })
  await using order = await DraftOrder.open(path.join(input.workFolder, 'runs'))
  const format = await openFormat(content, input)
  const rejected = yield* readDrafts(format, content, order, input)
  if (order.size === 0 && rejected.first) throw nothingUsable(rejected.count, rejected.first, input.format)
  format.allRead()
  yield* putInOrder(format, content, order, input)
  yield { kind: 'ready', count: order.size }
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
    bytesDone: Math.floor(content.bytesRead() / 2),
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
export function nothingUsable(count: number, { line, reason }: Pick<Reject, 'line' | 'reason'>, format: ImportFormat): FileError {
  const rows = count === 1 ? 'The only row cannot be used' : `Not one of the ${count.toLocaleString('en')} rows can be used`
  return new FileError(
    'nothing-usable',
    `${rows}. Line ${line}: ${reason} Is this the right file, and is it written as "${format}"?`,
  )
}

async function* putInOrder(
  format: Format,
  { size }: Content,
  order: DraftOrder,
  input: ReadImportInput,
): AsyncGenerator<ImportEvent> {
  await using lines = await LineFile.create(orderedFile(input.workFolder))
  let done = 0
  for await (const draft of order.inOrder()) {
    await lines.add(JSON.stringify(format.complete(draft)))
    done += 1
    if (done % rowsPerReport > 0) continue
    yield { kind: 'reading', bytesDone: Math.floor((size * (1 + done / order.size)) / 2), bytesTotal: size, rejects: [] }
    input.signal?.throwIfAborted()
  }
  await lines.finish()
}

/** What is kept of a row for looking at. */
export function keptText(raw: Buffer): string {
  const text = raw.toString('utf8', 0, keptLength * 4)
  return text
    .replaceAll('\0', '\uFFFD')
    .replace(/\r?\n$/, '')
    .slice(0, keptLength)
}
