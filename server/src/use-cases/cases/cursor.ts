import { z } from 'zod'
import { EvenhandError } from '../../errors.ts'
import type { PlaceByTime } from '../../db/queries/cases/case-list.ts'
import type { PlaceInQueue } from '../../db/queries/cases/queue-sql.ts'

/**
 * A cursor names the last case of a page by its place. It is opaque but holds no secret and grants nothing: a changed one only
 * starts elsewhere in the same list of the same workspace.
 */
const instant = z.number().int().min(0).max(8.64e15)
const queueShape = z.tuple([
  z.literal('q'),
  z.union([z.literal(1), z.literal(2), z.literal(3)]),
  instant,
  z.number().int().min(0).max(3),
  instant,
  z.uuid(),
])
const timeShape = z.tuple([z.literal('t'), instant, z.uuid()])

export function queueCursor({ lane, due, severityRank, openedAt, id }: PlaceInQueue): string {
  return encode(['q', lane, due, severityRank, openedAt, id])
}

export function timeCursor({ at, id }: PlaceByTime): string {
  return encode(['t', at, id])
}

/** @throws EvenhandError `invalid` */
export function readQueueCursor(cursor: string): PlaceInQueue {
  const [, lane, due, severityRank, openedAt, id] = decode(cursor, queueShape)
  return { lane, due, severityRank, openedAt, id }
}

/** @throws EvenhandError `invalid` */
export function readTimeCursor(cursor: string): PlaceByTime {
  const [, at, id] = decode(cursor, timeShape)
  return { at, id }
}

function encode(value: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode<S extends z.ZodType>(cursor: string, shape: S): z.output<S> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new EvenhandError('invalid', 'This cursor does not belong to this list. Start at its first page.', { cause })
  }
}
