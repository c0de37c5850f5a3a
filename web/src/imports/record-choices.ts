import type { ImportPreview } from '@evenhand/contract/import-preview.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'

/** What a person says of a file beyond what was guessed. */
export type Choices = {
  /** Field -> column; '' where it has none, whatever was guessed. */
  columns: Readonly<Record<string, string>>
  order: '' | 'day-first' | 'month-first'
  decimal: '' | '.' | ','
  zone: string
  currency: string
}

export const noChoices: Choices = { columns: {}, order: '', decimal: '', zone: '', currency: '' }

/** The mapping that goes with the file. A guess that was taken back is a column that means nothing, unless it was given to another field. */
export function mappingOf(
  { columns, order, decimal, zone, currency }: Choices,
  guessed: Readonly<Record<string, string>>,
): string {
  const fields = Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== ''))
  const given = new Set(Object.values(fields))
  const refused = Object.entries(columns).flatMap(([field, column]) => (column === '' ? [guessed[field] ?? ''] : []))
  const mapping: Partial<RecordMapping> = {
    fields,
    ignore: refused.filter(column => column !== '' && !given.has(column)),
    constants: currency.trim() === '' ? {} : { currency: currency.trim().toUpperCase() },
    time: {
      format: 'auto',
      ...(order === '' ? {} : { order }),
      ...(zone.trim() === '' ? {} : { zone: zone.trim() }),
    },
    ...(decimal === '' ? {} : { decimal }),
  }
  return JSON.stringify(mapping)
}

/** Fields of which one has to be there and none is, by the name of the first of each. */
export function missingFields({ fields }: ImportPreview): string[] {
  const needed = [...new Set(fields.map(({ needed: word }) => word).filter(word => word !== null))]
  return needed.filter(word => !fields.some(field => field.needed === word && field.column !== null))
}

/** By the name of the file, as the command line does. */
export function recordFormatOf(fileName: string): RecordFormat {
  const name = fileName.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.parquet')) return 'parquet'
  return /\.(?:jsonl|ndjson|json)$/.test(name) ? 'jsonl' : 'csv'
}

/** Whether columns are those of messages: a text that somebody wrote. */
export function isOfMessages(columns: readonly string[]): boolean {
  return columns.some(column => messageColumns.has(column.toLowerCase().replaceAll(/[^a-z]/g, '')))
}

const messageColumns = new Set(['text', 'body', 'message', 'messagebody', 'content', 'comment'])
