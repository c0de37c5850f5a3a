import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FileError } from '../file-error.ts'

/** The bytes of a file, unpacked where it is gzip, with how far the file itself has been read. */
export type Content = {
  /** Size of the file as it lies on the disk, in bytes. */
  readonly size: number
  /** Bytes of the file read so far; for a compressed file, compressed bytes. */
  bytesRead(): number
  /** The unpacked bytes, from the first to the last. To be read once. */
  chunks(): AsyncGenerator<Buffer>
}

const chunkBytes = 256 * 1024

/**
 * Opens a file for one reading from its start. Gzip is recognised by its first two bytes, not by the file's name.
 *
 * @throws FileError `file-missing` when it is not there or may not be read, `file-empty` when it holds nothing,
 *   `wrong-encoding` for UTF-16, and, while reading, `broken-gzip`.
 * @param takesUtf16 whoever reads it turns it into UTF-8 (`asUtf8`)
 * @example for await (const chunk of (await openContent('messages.csv.gz')).chunks()) …
 */
export async function openContent(path: string, signal?: AbortSignal, takesUtf16 = false): Promise<Content> {
  const { size, start } = await firstBytes(path)
  if (size === 0) throw new FileError('file-empty', 'The file is empty.')
  if (!takesUtf16 && isUtf16(start)) {
    throw new FileError('wrong-encoding', 'The file is written in UTF-16. Save it as UTF-8 and try again.')
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes, ...(signal && { signal }) })
  const isGzip = start[0] === 0x1f && start[1] === 0x8b
  return { size, bytesRead: () => file.bytesRead, chunks: () => (isGzip ? unpacked(file) : plain(file)) }
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

function isUtf16(start: Buffer): boolean {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
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
