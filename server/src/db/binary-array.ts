import { EvenhandError } from '../errors.ts'
import type { PgType } from './column.ts'

/**
 * PostgreSQL's binary form of an array, which `pg` sends as it is. Nothing has to be quoted and nothing parsed back: bulk inserts
 * take half the time of arrays written as text.
 * Format: src/backend/utils/adt/arrayfuncs.c, array_recv; elements as the `…_recv` function of their type reads them.
 */

/** A type that can stand in an array as it is. */
export type ArrayType = Exclude<PgType, 'jsonb' | 'text[]' | 'uuid[]' | 'tsvector'>

const oids = {
  uuid: 2950,
  text: 25,
  int2: 21,
  int4: 23,
  int8: 20,
  float4: 700,
  float8: 701,
  bool: 16,
  timestamptz: 1184,
  json: 114,
  bytea: 17,
} as const satisfies Record<ArrayType, number>

const headerBytes = 20
const emptyBytes = 12
const isNull = -1

/**
 * @param values strings for text, json and uuid; numbers for numbers and, as epoch milliseconds, for timestamptz; null for NULL
 * @example binaryArray('int4', [1, null, 3])
 */
export function binaryArray(type: ArrayType, values: readonly unknown[]): Buffer {
  const { width, write } = fixed[type] ?? {}
  const room = headerBytes + (width === undefined ? roomForTexts(values) : values.length * (4 + width))
  const array = Buffer.allocUnsafe(room)
  const view = new DataView(array.buffer, array.byteOffset, room)
  view.setInt32(0, 1) // dimensions
  view.setInt32(4, 1) // may hold nulls
  view.setInt32(8, oids[type])
  view.setInt32(12, values.length)
  view.setInt32(16, 1) // first index
  let at = headerBytes
  let previous: unknown
  // By place: `of` makes an object for each value here, which was 6 % of all garbage of the intake.
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]
    if (value === null || value === undefined) {
      view.setInt32(at, isNull)
      at += 4
      previous = undefined
      continue
    }
    // The workspace, the channel, the moment of a batch: the same in row after row.
    if (width !== undefined && value === previous) {
      array.copyWithin(at, at - 4 - width, at)
      at += 4 + width
      continue
    }
    previous = value
    const bytes = width ?? writeText(array, value, at + 4)
    view.setInt32(at, bytes)
    write?.(view, value, at + 4)
    at += 4 + bytes
  }
  return array.subarray(0, at)
}

/**
 * Of no elements. Beside longer arrays `unnest` fills it up with NULLs, so it stands for a column that nobody has said anything in.
 * @example emptyArray('timestamptz')
 */
export function emptyArray(type: ArrayType): Buffer {
  const array = Buffer.alloc(emptyBytes) // no dimensions, no nulls
  array.writeInt32BE(oids[type], 8)
  return array
}

function roomForTexts(values: readonly unknown[]): number {
  let bytes = 0
  for (const value of values) bytes += 4 + (Buffer.isBuffer(value) ? value.length : Buffer.byteLength(String(value)))
  return bytes
}

function writeText(array: Buffer, value: unknown, at: number): number {
  return Buffer.isBuffer(value) ? value.copy(array, at) : array.write(String(value), at, 'utf8')
}

type Writer = (array: DataView, value: unknown, at: number) => void
type FixedType = Exclude<ArrayType, 'text' | 'json' | 'bytea'>

const fixed: Partial<Record<ArrayType, { width: number; write: Writer }>> = {
  uuid: { width: 16, write: writeUuid },
  int2: { width: 2, write: (array, value, at) => array.setInt16(at, inBits(16, value)) },
  int4: { width: 4, write: (array, value, at) => array.setInt32(at, inBits(32, value)) },
  int8: { width: 8, write: (array, value, at) => writeInt8(array, inBits(64, value), at) },
  float4: { width: 4, write: (array, value, at) => array.setFloat32(at, Number(value)) },
  float8: { width: 8, write: (array, value, at) => array.setFloat64(at, Number(value)) },
  bool: { width: 1, write: (array, value, at) => array.setUint8(at, value === true ? 1 : 0) },
  timestamptz: {
    width: 8,
    write: (array, value, at) => writeInt8(array, inBits(64, (Number(value) - postgresEpoch) * microsecondsPerMillisecond), at),
  },
} satisfies Record<FixedType, { width: number; write: Writer }>

/** What has no room would be cut off, or become another number, without a word. */
function inBits(bits: 16 | 32 | 64, value: unknown): number {
  const number = Number(value)
  const most = 2 ** (bits - 1)
  if (number >= -most && number < most) return number
  throw new EvenhandError('broken-invariant', `${number} is too large for its column.`)
}

/** Sixteen bytes from 36 characters. Ids are most of what is written, hence by hand. */
function writeUuid(array: DataView, value: unknown, at: number): void {
  const text = String(value)
  let to = at
  for (let i = 0; i < text.length && to < at + 16; i += 2) {
    if (text.charCodeAt(i) === dash) i += 1
    const byte = (digitOf(text.charCodeAt(i)) << 4) | digitOf(text.charCodeAt(i + 1))
    if (byte < 0) break
    array.setUint8(to, byte)
    to += 1
  }
  // Otherwise what happens to stand in the memory would be sent.
  if (to !== at + 16 || text.length !== 36) throw new EvenhandError('broken-invariant', 'An id is no UUID.')
}

const dash = 45
const digits = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit += 1) {
  digits[digit.toString(16).charCodeAt(0)] = digit
  digits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/** -1 for what is no hexadecimal digit. */
function digitOf(code: number): number {
  return digits[code] ?? -1
}

/** 2000-01-01T00:00:00Z, from which PostgreSQL counts microseconds. */
const postgresEpoch = 946_684_800_000
const microsecondsPerMillisecond = 1000
const twoToThe32 = 4_294_967_296

/** Two halves of 32 bits: exact for every safe integer, and without a BigInt per value. */
function writeInt8(array: DataView, number: number, at: number): void {
  const high = Math.floor(number / twoToThe32)
  array.setInt32(at, high)
  array.setUint32(at + 4, number - high * twoToThe32)
}
