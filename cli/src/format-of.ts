import type { RecordFormat } from '@evenhand/contract/imports.ts'

/**
 * How a file of rows is written, by its name.
 * @example formatOf('people.ndjson.gz') // 'jsonl'
 */
export function formatOf(file: string): RecordFormat {
  const name = file.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.parquet')) return 'parquet'
  return /\.(?:jsonl|ndjson|json)$/.test(name) ? 'jsonl' : 'csv'
}
