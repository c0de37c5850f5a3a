import { ApiError } from '@evenhand/contract/client.ts'
import type { ImportPreview, previewImport } from '@evenhand/contract/import-preview.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import type { Problem } from '@evenhand/contract/problem.ts'
import type { RecordKind } from '@evenhand/contract/records.ts'

/** As the contract says it; its schemas stay out of the bundle. */
const path = '/api/imports/preview' satisfies (typeof previewImport)['path']
const beginning = 512 * 1024
/** A Parquet file is read from its end. */
const mostWhole = 64 * 1024 * 1024

type Asked = { file: File; kind: RecordKind | null; format: RecordFormat; mapping: string | null; signal: AbortSignal }

/**
 * How the first rows of a file would be read; null where it would have to be sent whole.
 * @throws ApiError with the server's refusal, TypeError when the server cannot be reached
 */
export async function preview({ file, kind, format, mapping, signal }: Asked): Promise<ImportPreview | null> {
  if (format === 'parquet' && file.size > mostWhole) return null
  const isWhole = format === 'parquet' || file.size <= beginning
  const query = new URLSearchParams({
    format,
    ...(kind === null ? {} : { kind }),
    ...(mapping === null ? {} : { mapping }),
    ...(isWhole ? { whole: 'true' } : {}),
  })
  const response = await fetch(`${path}?${query}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: isWhole ? file : file.slice(0, beginning),
    signal,
  })
  const answered: ImportPreview | Problem = await response.json()
  if ('error' in answered) throw new ApiError(response.status, answered.error)
  return answered
}
