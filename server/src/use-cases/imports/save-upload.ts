import { createHash } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { maxImportBytes } from '@evenhand/contract/imports.ts'
import { EvenhandError } from '../../errors.ts'

export type Upload = {
  body: AsyncIterable<Uint8Array>
  /** As the sender announces it; null when it does not. */
  length: number | null
}
export type SavedUpload = { path: string; sha256: string; size: number }

const gibibyte = 1024 ** 3
/** The file itself, and up to four and a half times of it to put it in order. */
const roomFactor = 5.5

/**
 * Writes an upload to the disk as it comes, and learns its fingerprint on the way.
 * @param most bytes
 * @throws EvenhandError `too-large`, `disk-full` (at best before anything is written), `invalid` for an empty file, and for one of which
 *   a part did not come
 */
export async function saveUpload(file: string, { body, length }: Upload, most = maxImportBytes): Promise<SavedUpload> {
  if (length !== null) await refuseLarge(length, file, most)
  const hash = createHash('sha256')
  let size = 0
  try {
    await using handle = await open(file, 'wx', 0o600)
    for await (const chunk of body) {
      size += chunk.length
      if (size > most) throw tooLarge(most)
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    if (length !== null && size < length) throw brokenOff()
    // What is answered as taken stays, also when the power goes.
    await handle.sync()
  } catch (error) {
    await rm(file, { force: true })
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC') throw diskFull(error)
    // Whoever sent it went away: no failure of ours, and nobody hears the answer.
    throw code === 'ECONNRESET' ? brokenOff(error) : error
  }
  if (size === 0) {
    await rm(file, { force: true })
    throw new EvenhandError('invalid', 'The file is empty.')
  }
  return { path: file, sha256: hash.digest('hex'), size }
}

async function refuseLarge(length: number, file: string, most: number): Promise<void> {
  if (length > most) throw tooLarge(most)
  const { bavail, bsize } = await statfs(path.dirname(file))
  if (length * roomFactor > bavail * bsize) throw diskFull()
}

function tooLarge(most: number): EvenhandError {
  return new EvenhandError(
    'too-large',
    `The file is larger than ${most < gibibyte ? `${most / 1024 ** 2} MiB` : `${most / gibibyte} GiB`}. Cut it into parts and import them one by one.`,
  )
}

function brokenOff(cause?: unknown): EvenhandError {
  return new EvenhandError('invalid', 'The file was not sent to its end. Nothing of it was imported; send it again.', { cause })
}

function diskFull(cause?: unknown): EvenhandError {
  return new EvenhandError('disk-full', 'There is not enough room on the disk for this file. Make room and try again.', { cause })
}
