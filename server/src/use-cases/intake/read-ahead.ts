import { understand } from '@evenhand/language/understand.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Database, Tx } from '../../db/database.ts'
import { loadActivities, waitingAfter } from '../../db/queries/intake/activities.ts'
import type { WaitingActivity } from '../../db/queries/intake/activities.ts'
import { wordsOf } from './middle/inbound.ts'
import type { Incoming } from './middle/world.ts'

/**
 * Activities that stand in line behind the present batch, read and understood while PostgreSQL still writes the batch before them.
 * Nothing is taken by it: whose turn it is decides what is handled, and what is not here is loaded then.
 */
export type ReadAhead = {
  /** The last id that is known; what stands behind it comes next. */
  last: number
  activities: ReadonlyMap<number, Incoming>
}

/** As long as one batch is all there is. */
export const nothingAhead: ReadAhead = { last: 0, activities: new Map() }

/** A whole batch was there, so more may stand behind it. */
export function startAfter(last: number): ReadAhead {
  return { last, activities: new Map() }
}

/** Reads on behind what was read before. */
export async function readAhead(
  { db }: { db: Database },
  workspaceId: string,
  ahead: ReadAhead,
  batch: number,
): Promise<ReadAhead> {
  if (ahead === nothingAhead) return nothingAhead
  const rows = await inWorkspace(db, workspaceId, tx => waitingAfter(tx, workspaceId, ahead.last, batch))
  const activities = rows.map(incomingOf)
  for (const incoming of activities) understandAhead(incoming)
  const last = activities.at(-1)?.id ?? ahead.last
  return { last, activities: new Map(activities.map(incoming => [incoming.id, incoming])) }
}

/** The activities of a batch: those that were read ahead, and the others from the database. */
export async function takeActivities(tx: Tx, workspaceId: string, ids: readonly number[], ahead: ReadAhead): Promise<Incoming[]> {
  const here = ids.map(id => ahead.activities.get(id)).filter(incoming => incoming !== undefined)
  if (here.length === ids.length) return here
  const missing = ids.filter(id => !ahead.activities.has(id))
  const loaded = await loadActivities(tx, workspaceId, missing)
  return [...here, ...loaded.map(incomingOf)]
}

/** Words that answer nobody mean what they mean by themselves. */
function understandAhead(incoming: Incoming): void {
  const { direction, type, thread, object } = incoming.activity
  if (direction === 'out' || thread.inReplyToExternalId !== undefined) return
  if (type !== 'message.created' && type !== 'message.edited') return
  try {
    incoming.understanding = understand(wordsOf(object))
  } catch {
    // It will fail again in its own turn, where that is written down and holds up nobody.
  }
}

function incomingOf({ id, channel_id, occurred_at, received_at, payload }: WaitingActivity): Incoming {
  return { id, channelId: channel_id, occurredAt: occurred_at, receivedAt: received_at, activity: payload, understanding: null }
}
