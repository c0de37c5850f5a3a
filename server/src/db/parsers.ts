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

/** By hand: a third of the cost of Date.parse, and a batch of messages holds thousands of times. */
function utc(text: string): Instant {
  const number = (from: number, to: number): number => Number(text.slice(from, to))
  const milliseconds = text.length > 22 ? Math.floor(Number(`0${text.slice(19, -3)}`) * 1000 + 1e-6) : 0
  return Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10), number(11, 13), number(14, 16), number(17, 19), milliseconds)
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
