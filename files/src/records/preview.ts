import type { ImportPreview } from '@evenhand/contract/import-preview.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { recordFields, recordMapping } from '@evenhand/contract/record-mapping.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { recordKinds } from '@evenhand/contract/records.ts'
import type { RecordKind } from '@evenhand/contract/records.ts'
import { OrderLines } from './order-lines.ts'
import { guessColumns } from './guess-columns.ts'
import { neededFields, rowReader } from './row-reader.ts'
import { shownValues } from './shown-values.ts'
import { openTable } from './table.ts'
import type { Table } from './table.ts'

export type PreviewInput = {
  path: string
  format: RecordFormat
  kind: RecordKind | null
  mapping: RecordMapping | null
  /** The file is whole; else its last row may be cut and is not looked at. */
  isWhole: boolean
  notAfter: number
}

const shownRows = 5

/**
 * How the first rows would be read.
 * @throws FileError when the file as a whole cannot be read
 */
export async function previewRecords(input: PreviewInput): Promise<ImportPreview> {
  const table = await openTable(input.path, input.format)
  await table.close()
  const head = input.isWhole || table.isLonger ? table.head : table.head.slice(0, -1)
  const looked = { headers: table.headers, head }
  const kind = input.kind ?? likeliestKind(looked)
  const reader = rowReader(looked, { kind, mapping: input.mapping ?? recordMapping(kind), notAfter: input.notAfter }, false)
  const lines = new OrderLines(reader)
  const whole = [...head.map(row => lines.take(row)), lines.last()].filter(one => one !== null)
  const read = whole.map(one => ({ line: one.row.line, ...one.read }))
  const example = (name: string) => head.map(row => (row.ok ? row.cells(name).text : '')).find(text => text !== '') ?? ''
  return {
    kind,
    columns: table.headers.map(name => ({ name, example: example(name).slice(0, 80) })),
    fields: recordFields[kind].map(field => ({
      field,
      column: reader.places[field] ?? null,
      needed: neededFields[kind].find(choices => choices.includes(field))?.[0] ?? null,
    })),
    rows: read.slice(0, shownRows).map(row => ({
      line: row.line,
      values: row.ok ? shownValues(row.record) : [],
      reason: row.ok ? null : row.reason,
      note: row.ok ? row.note : null,
    })),
    looked: read.length,
    unusable: read.filter(({ ok }) => !ok).length,
  }
}

/** The kind whose needed columns are there; of several, the one that explains most columns. */
function likeliestKind(table: Pick<Table, 'headers' | 'head'>): RecordKind {
  const scored = recordKinds.map(kind => {
    const places = guessColumns(kind, table, recordMapping(kind))
    const missing = neededFields[kind].filter(choices => !choices.some(field => places[field] !== undefined)).length
    return { kind, score: Object.keys(places).length - missing * 100 + (kind === 'customers' ? 0 : 0.5) }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.kind ?? 'customers'
}
