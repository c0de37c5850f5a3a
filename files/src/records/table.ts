import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { mendedText } from '../content/as-utf8.ts'
import { openContent } from '../content/open-content.ts'
import type { Content } from '../content/open-content.ts'
import { FileError } from '../file-error.ts'
import { readCsv } from '../read-csv.ts'
import { readNdjson } from '../read-ndjson.ts'
import type { Row } from '../rows/row.ts'

/** What stands in one place of a row. A number of JSON or Parquet is written with a point, whatever the rest of the file does. */
export type Cell = { text: string; isNumber: boolean }
/** Looks a column up; empty where it has none. */
export type Cells = (header: string) => Cell
export type TableRow = { line: number; raw: Buffer } & ({ ok: true; cells: Cells } | { ok: false; reason: string })

/** A file of rows with named columns, however it is written. */
export type Table = {
  /** Columns, or keys (those inside objects as `a.b`), as far as the head shows them. */
  headers: readonly string[]
  /** The first rows, to be looked at before the others are read. */
  head: readonly TableRow[]
  /** All rows, from the first to the last. To be read once. */
  rows: AsyncGenerator<TableRow>
  /** There is more than the head. */
  isLonger: boolean
  size: number
  bytesRead(): number
  /** Nothing more is read. */
  close(): Promise<void>
}
/** What a layout gives, before its head is looked at. */
export type Opened = Omit<Table, 'head' | 'isLonger' | 'close'>

const headRows = 1000
const nothing: Cell = { text: '', isNumber: false }

/**
 * Opens CSV, lines of JSON (UTF-8, UTF-16, or the old one-byte letters, also mixed; gzip or not) or Parquet.
 * @throws FileError when the file as a whole cannot be read
 */
export async function openTable(path: string, format: RecordFormat, signal?: AbortSignal): Promise<Table> {
  const content = await openContent(path, signal)
  const opened = await openLayout(path, format, content)
  const head: TableRow[] = []
  for (let next = await opened.rows.next(); !next.done; next = await opened.rows.next()) {
    // What the reader gives is valid until the next row only.
    head.push({ ...next.value, raw: Buffer.from(next.value.raw) })
    if (head.length === headRows) break
  }
  const headers = format === 'jsonl' ? keysIn(head) : opened.headers
  const close = async () => void (await opened.rows.return(undefined))
  return { ...opened, headers, head, isLonger: head.length === headRows, rows: following(head, opened.rows), close }
}

async function openLayout(path: string, format: RecordFormat, content: Content): Promise<Opened> {
  if (format === 'parquet') return (await import('./parquet.ts')).openParquet(path, content.size)
  const place = { size: content.size, bytesRead: () => content.bytesRead() }
  if (format === 'jsonl') return { ...place, headers: [], rows: jsonRows(readNdjson(content, mendedText)) }
  const { header, rows } = await readCsv(content, mendedText)
  return { ...place, headers: header, rows: csvRows(header, rows) }
}

async function* following(head: readonly TableRow[], rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  yield* head
  yield* rows
}

async function* csvRows(header: readonly string[], rows: AsyncGenerator<Row<string[]>>): AsyncGenerator<TableRow> {
  // Of two columns of one name the first counts.
  const places = new Map(header.map((name): [string, number] => [name, header.indexOf(name)]))
  for await (const row of rows) {
    const { line, raw } = row
    if (!row.ok) yield { line, raw, ok: false, reason: row.reason }
    else if (row.value.length !== header.length) {
      const reason = `The row has ${row.value.length} columns, and the header has ${header.length}.`
      yield { line, raw, ok: false, reason }
    } else {
      const { value } = row
      yield { line, raw, ok: true, cells: name => ({ text: value[places.get(name) ?? -1]?.trim() ?? '', isNumber: false }) }
    }
  }
}

async function* jsonRows(rows: AsyncGenerator<Row<unknown>>): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const { line, raw } = row
    if (!row.ok) yield { line, raw, ok: false, reason: row.reason }
    else if (!isObject(row.value)) yield { line, raw, ok: false, reason: 'The line is no JSON object.' }
    else {
      const { value } = row
      yield { line, raw, ok: true, cells: name => cellAt(value, name) }
    }
  }
}

function cellAt(value: Record<string, unknown>, name: string): Cell {
  const found = Object.hasOwn(value, name) ? value[name] : name.split('.').reduce(step, value)
  if (typeof found === 'number') return { text: String(found), isNumber: true }
  if (Array.isArray(found)) return { text: found.filter(one => typeof one === 'string').join('; '), isNumber: false }
  return typeof found === 'string' || typeof found === 'boolean' ? { text: String(found).trim(), isNumber: false } : nothing
}

function step(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const deepest = 3

function keysIn(head: readonly TableRow[]): string[] {
  const keys = new Set<string>()
  for (const row of head.slice(0, 200)) {
    if (row.ok) for (const key of keysOf(JSON.parse(row.raw.toString()) as unknown, '', deepest)) keys.add(key)
  }
  if (keys.size === 0 && head.length > 0) {
    const [first] = head
    throw new FileError('not-text', `The file is no JSON, one object a line. Line 1: ${first?.ok === false ? first.reason : ''}`)
  }
  return [...keys]
}

function keysOf(value: unknown, before: string, depth: number): string[] {
  if (!isObject(value) || depth === 0) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    isObject(inner) ? keysOf(inner, `${before}${key}.`, depth - 1) : [`${before}${key}`],
  )
}
