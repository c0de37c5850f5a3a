import type { Instant } from '@evenhand/domain/time/instant.ts'
import { types } from 'pg'
import { EvenhandError } from '../errors.ts'

/** What PostgreSQL's numbers and times become in JavaScript. Set once, for every pool of the product. */

const int8 = 20
const numeric = 1700
const timestamptz = 1184
const int8Array = 1016
const numericArray = 1231
const timestamptzArray = 1185
const textArray: number = 1009

/** @throws EvenhandError `broken-invariant` beyond 2^53: no id or amount of ours comes near it. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new EvenhandError('broken-invariant', `The whole number ${text} is too large to be exact.`)
}

/** PostgreSQL's ISO output, for example `2026-03-02 10:00:00.123+00`. */
export function parseTimestamp(text: string): Instant {
  // Nearly every time that is ever read looks like this, since our connections speak UTC.
  if (text.length <= 29 && text.endsWith('+00') && text[10] === ' ') return utc(text)
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  const instant = Date.parse(iso)
  if (!Number.isNaN(instant)) return instant
  throw new EvenhandError('broken-invariant', `PostgreSQL gave the time "${text}", which is no instant.`)
}

/** By hand, and without cutting anything out: a fraction of the cost of Date.parse, and a batch of messages holds thousands of times. */
function utc(text: string): Instant {
  return Date.UTC(
    numberAt(text, 0, 4),
    numberAt(text, 5, 7) - 1,
    numberAt(text, 8, 10),
    numberAt(text, 11, 13),
    numberAt(text, 14, 16),
    numberAt(text, 17, 19),
    millisecondsOf(text),
  )
}

/** `.5`, `.12` and `.123456` stand for 500, 120 and 123 milliseconds. */
function millisecondsOf(text: string): number {
  const digits = Math.min(text.length - afterPoint - '+00'.length, 3)
  return digits < 1 ? 0 : numberAt(text, afterPoint, afterPoint + digits) * 10 ** (3 - digits)
}

const afterPoint = '2026-03-02 10:00:00.'.length
const zero = 48

function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - zero
  return number
}

function ofArray<T>(element: (text: string) => T): (text: string) => (T | null)[] {
  // The ready-made parser of text[] splits; we only convert.
  const split: (text: string) => (string | null)[] = types.getTypeParser(textArray, 'text')
  return text => split(text).map(item => (item === null ? null : element(item)))
}

const ours = new Map<number, (text: string) => unknown>([
  [int8, parseInt8],
  [numeric, Number],
  [timestamptz, parseTimestamp],
  [int8Array, ofArray(parseInt8)],
  [numericArray, ofArray(Number)],
  [timestamptzArray, ofArray(parseTimestamp)],
])

/** In the shape that pg asks for: a parser for the type with this oid. */
export function columnParsers(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  const parser: (value: string) => unknown = types.getTypeParser(oid, 'text')
  return format === 'binary' ? parser : (ours.get(oid) ?? parser)
}
