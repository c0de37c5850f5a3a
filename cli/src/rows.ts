import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { mendedText } from '@evenhand/files/content/as-utf8.ts'
import { openContent } from '@evenhand/files/content/open-content.ts'
import { readCsv } from '@evenhand/files/read-csv.ts'
import { openTable } from '@evenhand/files/records/table.ts'
import { whyNotText } from '@evenhand/files/rows/check-text.ts'

/** What stands in a row, column by column, or why nothing of it can be used. */
export type PlainRow = { line: number } & ({ fields: readonly string[]; reason: null } | { reason: string })
export type PlainRows = { header: readonly string[]; rows: AsyncIterable<PlainRow> }

/**
 * Rows with named columns, of CSV, lines of JSON (what stands inside objects as `a.b`) or Parquet.
 * @throws FileError when the file as a whole cannot be read
 */
export async function openRows(file: string, format: RecordFormat): Promise<PlainRows> {
  if (format === 'csv') return openCsv(file)
  const { headers, rows } = await openTable(file, format)
  return { header: headers, rows: tableRows(headers, rows) }
}

async function openCsv(file: string): Promise<PlainRows> {
  const { header, rows } = await readCsv(await openContent(file), mendedText)
  return { header, rows: csvRows(header.length, rows) }
}

async function* csvRows(columns: number, rows: Awaited<ReturnType<typeof readCsv>>['rows']): AsyncGenerator<PlainRow> {
  for await (const row of rows) {
    const { line } = row
    const reason = row.ok ? (whyNotText(row.raw) ?? whyNotSoMany(row.value.length, columns)) : row.reason
    yield reason === null && row.ok ? { line, fields: row.value, reason } : { line, reason: reason ?? '' }
  }
}

/** Fewer are empty at the end. */
function whyNotSoMany(found: number, columns: number): string | null {
  return found > columns ? `The row has ${found} fields, the header ${columns}.` : null
}

async function* tableRows(
  headers: readonly string[],
  rows: Awaited<ReturnType<typeof openTable>>['rows'],
): AsyncGenerator<PlainRow> {
  for await (const row of rows) {
    const { line } = row
    if (row.ok) yield { line, fields: headers.map(name => row.cells(name).text), reason: null }
    else yield { line, reason: row.reason }
  }
}
