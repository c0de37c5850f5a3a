import { readInWorkspace } from '../../db/database.ts'
import { momentsOf, type Moment } from '../../db/queries/customer-record.ts'
import { readTimeCursor, timeCursor } from '../cases/cursor.ts'
import type { Actor, Context } from '../context.ts'
import { identify, type CustomerInput } from './load-customer.ts'

export type LoadedMoments = { moments: Moment[]; next: string | null }

/**
 * A page of what was said between a customer and us on every channel, the latest first, by the same right as their record.
 * @throws EvenhandError `not-found`, `invalid` for a cursor of another list
 */
export function loadMoments(
  context: Context,
  actor: Actor,
  { cursor, limit, ...input }: CustomerInput & { cursor?: string | undefined; limit: number },
): Promise<LoadedMoments> {
  return readInWorkspace(context.db, actor.workspaceId, async tx => {
    const { customer, assurance } = await identify(tx, input)
    if (input.forCase !== undefined && assurance !== 'verified') return { moments: [], next: null }
    const found = await momentsOf(tx, customer.id, cursor === undefined ? null : readTimeCursor(cursor), limit + 1)
    const moments = found.slice(0, limit)
    const last = moments.at(-1)
    return { moments, next: found.length > limit && last !== undefined ? timeCursor(last) : null }
  })
}
