import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FileError } from '../file-error.ts'
import { asUtf8 } from './as-utf8.ts'

/** The bytes of a file, unpacked where it is gzip and in UTF-8 where it is UTF-16, with how far the file itself has been read. */
export type Content = {
  /** Size of the file as it lies on the disk, in bytes. */
  readonly size: number
  /** Bytes of the file read so far; for a compressed file, compressed bytes. */
  bytesRead(): number
  /** The unpacked bytes, from the first to the last; UTF-16 has become UTF-8. To be read once. */
  chunks(): AsyncGenerator<Buffer>
}

const chunkBytes = 256 * 1024

/**
 * Opens a file for one reading from its start. Gzip is recognised by its first two bytes, not by the file's name.
 *
 * @throws FileError `file-missing` when it is not there or may not be read, `file-empty` when it holds nothing, and, while
 *   reading, `broken-gzip`.
 * @example for await (const chunk of (await openContent('messages.csv.gz')).chunks()) …
 */
export async function openContent(path: string, signal?: AbortSignal): Promise<Content> {
  const { size, start } = await firstBytes(path)
  if (size === 0) throw new FileError('file-empty', 'The file is empty.')
  const file = createReadStream(path, { highWaterMark: chunkBytes, ...(signal && { signal }) })
  const isGzip = start[0] === 0x1f && start[1] === 0x8b
  return { size, bytesRead: () => file.bytesRead, chunks: () => asUtf8(isGzip ? unpacked(file) : plain(file)) }
}

async function firstBytes(path: string): Promise<{ size: number; start: Buffer }> {
  try {
    await using file = await open(path, 'r')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return { size: (await file.stat()).size, start: buffer.subarray(0, bytesRead) }
  } catch (cause) {
    throw new FileError('file-missing', `The file ${path} is not there or may not be read.`, { cause })
  }
}

async function* plain(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* file
}

async function* unpacked(file: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  // pipe() does not carry errors over.
  file.on('error', error => gunzip.destroy(error))
  try {
    yield* plain(file.pipe(gunzip))
  } catch (cause) {
    if (isZlibError(cause)) throw new FileError('broken-gzip', 'The compressed file is damaged or ends too early.', { cause })
    throw cause
  } finally {
    file.destroy()
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}
