import { isUtf8 } from 'node:buffer'

/**
 * Why these bytes are no text that can be kept, or null when they are. PostgreSQL keeps no NUL character.
 * @example whyNotText(Buffer.from([0x61, 0xff])) // 'The row is not valid UTF-8 (first at byte 2 of the row).'
 */
export function whyNotText(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return `The row is not valid UTF-8 (first at byte ${firstInvalid(bytes) + 1} of the row).`
  if (bytes.includes(0)) return 'The row holds a NUL byte, which no text has.'
  return null
}

/** The longest valid prefix, by halving: valid up to n characters means valid for every shorter whole character too. */
function firstInvalid(bytes: Buffer): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const broken = text.indexOf('\uFFFD')
  return Buffer.byteLength(text.slice(0, broken))
}
