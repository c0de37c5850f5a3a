import { randomFillSync } from 'node:crypto'
import type { Instant } from '@evenhand/domain/time/instant.ts'

const idBytes = 16
const pooledIds = 256
const largestCounter = 0xfff

/**
 * A maker of UUIDs of version 7 (RFC 9562): they sort by the time of their making, also within one millisecond of one process, so that
 * indexes grow at their end.
 * @example const newId = idMaker(Date.now); newId() // '019a…'
 */
export function idMaker(now: () => Instant): () => string {
  const pool = Buffer.alloc(idBytes * pooledIds)
  let next = pooledIds
  let last = 0
  let counter = 0
  return () => {
    if (next === pooledIds) {
      randomFillSync(pool)
      next = 0
    }
    const at = next * idBytes
    next += 1
    const time = now()
    // The counter starts anew in each millisecond; a clock that stands still or goes back does not break the order.
    counter = time > last ? pool.readUInt16BE(at + 6) & 0x7ff : counter + 1
    if (counter > largestCounter) {
      last += 1
      counter = 0
    }
    last = Math.max(last, time)
    return write(pool, at, last, counter)
  }
}

const text = Buffer.alloc(36, '-')
/** Where the digits of each byte stand. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const digits = Buffer.from('0123456789abcdef')

/** Put together as characters of one buffer: pieces that are strung together would be flattened again by whoever looks into them. */
function write(pool: Buffer, at: number, ms: Instant, counter: number): string {
  pool.writeUIntBE(ms, at, 6)
  pool.writeUInt16BE(0x7000 | counter, at + 6)
  pool.writeUInt8((pool.readUInt8(at + 8) & 0x3f) | 0x80, at + 8)
  for (let i = 0; i < idBytes; i += 1) {
    const byte = pool[at + i] ?? 0
    const place = places[i] ?? 0
    text[place] = digits[byte >> 4] ?? 0
    text[place + 1] = digits[byte & 15] ?? 0
  }
  return text.toString('latin1')
}
