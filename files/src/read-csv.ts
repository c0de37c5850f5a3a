import type { Content } from './content/open-content.ts'
import { FileError } from './file-error.ts'
import type { Row } from './rows/row.ts'
import { scanCsvRow } from './rows/scan-csv-row.ts'
import { splitRows } from './rows/split-rows.ts'
import type { Scan } from './rows/split-rows.ts'
import { withoutByteOrderMark } from './rows/without-byte-order-mark.ts'

/** `delimiter` is one letter. */
export type Csv = { header: string[]; delimiter: string; rows: AsyncGenerator<Row<string[]>> }

/**
 * Reads a CSV file with a header line: comma, semicolon, tab or bar, whichever the header uses most; with or without byte
 * order mark; any line endings. Memory stays constant: one chunk and one row. Blank lines are passed over.
 *
 * @param mend as `splitRows`
 * @throws FileError `not-text` when the header is not text, `file-empty` when there is no header.
 * @example const { header, rows } = await readCsv(await openContent('messages.csv'))
 */
export async function readCsv(content: Content, mend?: (raw: Buffer) => Buffer): Promise<Csv> {
  let delimiter: number | null = null
  const scan: Scan<string[]> = (buffer, start, isLast) => {
    delimiter ??= delimiterOf(buffer, start, isLast)
    if (delimiter === null) return { kind: 'need-more' }
    const found = scanCsvRow(buffer, start, delimiter, isLast)
    return found.kind === 'row' ? { kind: 'row', value: found.fields, end: found.end } : found
  }
  const rows = withoutBlankLines(splitRows(withoutByteOrderMark(content.chunks()), scan, mend))
  const first = await rows.next()
  if (first.done) throw new FileError('file-empty', 'The file holds no header line.')
  if (!first.value.ok)
    throw new FileError('not-text', `The file is no CSV text: its first line cannot be read. ${first.value.reason}`)
  return { header: first.value.value.map(name => name.trim()), delimiter: String.fromCharCode(delimiter ?? comma), rows }
}

async function* withoutBlankLines(rows: AsyncGenerator<Row<string[]>>): AsyncGenerator<Row<string[]>> {
  for await (const row of rows) {
    const isBlank = row.ok && row.value.length === 1 && row.value[0] === ''
    if (!isBlank) yield row
  }
}

const comma = 0x2c

/** The header's most frequent separator outside quotes; null while the first line is not complete. */
function delimiterOf(buffer: Buffer, start: number, isLast: boolean): number | null {
  const lineEnd = buffer.indexOf('\n', start)
  if (lineEnd === -1 && !isLast) return null
  const line = buffer.toString('utf8', start, lineEnd === -1 ? buffer.length : lineEnd).replaceAll(/"[^"]*"/g, '')
  const count = (separator: string) => line.split(separator).length
  const [best = ','] = [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))
  return best.charCodeAt(0)
}
