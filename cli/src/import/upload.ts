import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ApiError } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { importSchema, startImport } from '@evenhand/contract/imports.ts'
import type { Import, ImportFormat } from '@evenhand/contract/imports.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'

export type UploadQuery = { format: ImportFormat; fileName: string; channel?: string; mapping?: string }

/** Sends a file as the body of one request, a piece at a time. `onSent` is told how far it is, in bytes. */
export async function upload(
  connection: Connection,
  file: string,
  query: UploadQuery,
  signal: AbortSignal,
  onSent: (sent: number, total: number) => void,
): Promise<Import> {
  const { size } = await stat(file)
  const request: RequestInit & { duplex: 'half' } = {
    method: startImport.method.toUpperCase(),
    headers: { ...connection.headers, 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: ReadableStream.from(counted(file, sent => onSent(sent, size))),
    // A body that is a stream is sent before the answer comes.
    duplex: 'half',
    signal,
  }
  const response = await (connection.fetch ?? fetch)(
    `${connection.baseUrl}${startImport.path}?${new URLSearchParams(query).toString()}`,
    request,
  )
  const answered: unknown = await response.json().catch(() => null)
  if (response.ok) return importSchema.parse(answered)
  const problem = problemSchema.safeParse(answered)
  const error = problem.success ? problem.data.error : { code: 'unreadable', message: `The server answered ${response.status}.` }
  throw new ApiError(response.status, error)
}

async function* counted(file: string, onSent: (sent: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 256 * 1024 })
  for await (const chunk of chunks) {
    sent += chunk.length
    onSent(sent)
    yield chunk
  }
}
