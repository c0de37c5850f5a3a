import { isUtf8 } from 'node:buffer'

const chunkLooked = 512

/**
 * Turns UTF-16 text into UTF-8 as it comes, told by its byte order mark or by the zero bytes between its first letters; everything else passes
 * as it is.
 */
export async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: Decoder | null = null
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst) decoder = utf16DecoderOf(chunk)
    isFirst = false
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
  if (decoder !== null) yield Buffer.from(decoder.decode())
}

type Decoder = InstanceType<typeof TextDecoder>

/** Two bytes at the start of a file say in which order those of each letter stand. */
const marks: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' }

/** @param start the first bytes of a file */
export function isMarkedUtf16(start: Buffer): boolean {
  return start.toString('hex', 0, 2) in marks
}

function utf16DecoderOf(start: Buffer): Decoder | null {
  const marked = marks[start.toString('hex', 0, 2)]
  if (marked !== undefined) return new TextDecoder(marked)
  const looked = start.subarray(0, chunkLooked)
  const zeros = [0, 0]
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = looked.length / 4
  if (odd > most && even === 0) return new TextDecoder('utf-16le')
  return even > most && odd === 0 ? new TextDecoder('utf-16be') : null
}

/**
 * Bytes as UTF-8, where some of them are of an old one-byte encoding (Windows-1252, which holds Latin-1): whole UTF-8 characters stay, every
 * other byte above ASCII is read as the old one. Of two encodings in one row each part is read as what it is.
 * @example mendedText(Buffer.from([0x4b, 0xf6, 0x6c, 0x6e])).toString() // 'Köln'
 */
export function mendedText(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let kept = 0
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    parts.push(bytes.subarray(kept, at), Buffer.from(oldLetters.decode(bytes.subarray(at, at + 1))))
    at += 1
    kept = at
  }
  return kept === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(kept)])
}

const oldLetters = new TextDecoder('windows-1252')

/** Bytes of the UTF-8 character at this place; 0 where there is none. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}
