import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { ApiError } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { importSchema, startImport } from '@evenhand/contract/imports.ts'
import type { Import, ImportFormat, ImportKind } from '@evenhand/contract/imports.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { CliError, exitCodes } from '../failure.ts'

export type UploadQuery = {
  kind: ImportKind
  format: ImportFormat
  fileName: string
  channel?: string
  mapping?: string
  history?: 'true'
  dryRun?: 'true'
}
type Answer = { status: number; body: string }
type Sending = { url: string; headers: Record<string, string>; chunks: AsyncIterable<Uint8Array>; signal: AbortSignal }

/** Whoever has all of a file answers within this, or is not waited for any longer. */
const patienceMs = 3000

/**
 * Sends a file as the body of one request, a piece at a time. `onSent` is told how far it is, in bytes.
 * @param signal breaks it off. Once all of the file is on its way the answer is waited for a moment: it names the import, which can be
 *   cancelled then.
 * @throws CliError where it was broken off; ApiError where the server refuses
 */
export async function upload(
  connection: Connection,
  file: string,
  query: UploadQuery,
  signal: AbortSignal,
  onSent: (sent: number, total: number) => void,
): Promise<Import> {
  const { size } = await stat(file)
  const breaking = new AbortController()
  let isSent = false
  let patience: NodeJS.Timeout | undefined
  const breakOff = (): void => {
    if (isSent) patience = setTimeout(() => breaking.abort(), patienceMs)
    else breaking.abort()
  }
  if (signal.aborted) breakOff()
  signal.addEventListener('abort', breakOff, { once: true })
  const sending = {
    url: `${connection.baseUrl}${startImport.path}?${new URLSearchParams(query).toString()}`,
    headers: { ...connection.headers, 'content-type': 'application/octet-stream', 'content-length': String(size) },
    chunks: counted(file, sent => {
      isSent = sent >= size
      onSent(sent, size)
    }),
    signal: breaking.signal,
  }
  try {
    return importOf(await (connection.fetch ? viaFetch(sending, connection.fetch) : viaSocket(sending)))
  } catch (error) {
    if (!signal.aborted || error instanceof ApiError) throw error
    throw new CliError(isSent ? maybeAll : notAll, exitCodes.interrupted)
  } finally {
    clearTimeout(patience)
    signal.removeEventListener('abort', breakOff)
  }
}

const notAll = 'Stopped while the file was being sent. Nothing of it is imported.'
const maybeAll =
  'Stopped before the server had answered. It may have all of the file and import it: the page Imports shows what is, and cancels it.'

function importOf({ status, body }: Answer): Import {
  const answered = parsed(body)
  if (status === 200) return importSchema.parse(answered)
  const problem = problemSchema.safeParse(answered)
  throw new ApiError(
    status,
    problem.success ? problem.data.error : { code: 'unreadable', message: `The server answered ${status}.` },
  )
}

/** Not `fetch`: it reads a body faster than the other side takes it, and a gigabyte would stand in memory. */
async function viaSocket({ url, headers, chunks, signal }: Sending): Promise<Answer> {
  const sent = httpRequest(url, { method: startImport.method.toUpperCase(), headers, signal })
  const answer = Promise.withResolvers<IncomingMessage>()
  sent.once('response', answer.resolve)
  sent.once('error', answer.reject)
  // A server that refuses answers before it has read everything: its answer counts, not the broken pipe.
  pipeline(chunks, sent).catch((error: unknown) => setTimeout(answer.reject, 1000, error))
  const response = await answer.promise
  return { status: response.statusCode ?? 0, body: await text(response) }
}

/** A connection without a socket. */
async function viaFetch({ url, headers, chunks, signal }: Sending, fetcher: typeof fetch): Promise<Answer> {
  const request: RequestInit & { duplex: 'half' } = {
    method: startImport.method.toUpperCase(),
    headers,
    body: ReadableStream.from(chunks),
    duplex: 'half',
    signal,
  }
  const response = await fetcher(url, request)
  return { status: response.status, body: await response.text() }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
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
