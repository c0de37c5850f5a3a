import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { loadActivities, waitingAfter } from '../../db/queries/intake/activities.ts'
import type { WaitingActivity } from '../../db/queries/intake/activities.ts'
import { wayOfReading } from '../understanding/way-of-reading.ts'
import { wordsOf } from './middle/inbound.ts'
import type { Incoming } from './middle/world.ts'
import type { IntakeContext } from './process.ts'
import { readHere } from './read-here.ts'

/**
 * Activities that stand in line behind the present batch, read and understood while PostgreSQL still writes the batch before them.
 * Nothing is taken by it: whose turn it is decides what is handled, and what is not here is loaded then.
 */
export type ReadAhead = {
  /** The last id that was read; what stands behind it comes after these. */
  last: number
  activities: ReadonlyMap<number, Incoming>
  /** The way in which they were read; another one may hold when their turn comes. */
  readBy: string
}

export const nothingAhead: ReadAhead = { last: 0, activities: new Map(), readBy: '' }

/** Reads what stands behind an id. */
export async function readAhead(
  { db, reader = readHere }: Pick<IntakeContext, 'db' | 'reader'>,
  workspaceId: string,
  after: number,
  batch: number,
): Promise<ReadAhead> {
  const { rows, reading } = await inWorkspace(db, workspaceId, async tx => ({
    rows: await waitingAfter(tx, workspaceId, after, batch),
    reading: await wayOfReading(tx, workspaceId),
  }))
  const activities = rows.map(incomingOf)
  const alone = activities.filter(speaksForItself)
  const understood = await reader.read(
    alone.map(({ activity }) => wordsOf(activity.object)),
    reading,
  )
  for (const [place, incoming] of alone.entries()) incoming.understanding = understood[place] ?? null
  return {
    last: activities.at(-1)?.id ?? after,
    activities: new Map(activities.map(incoming => [incoming.id, incoming])),
    readBy: reading.name,
  }
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
function speaksForItself({ activity: { direction, type, thread } }: Incoming): boolean {
  if (direction === 'out' || thread.inReplyToExternalId !== undefined) return false
  return type === 'message.created' || type === 'message.edited'
}

function incomingOf({ id, channel_id, occurred_at, received_at, history_before, payload }: WaitingActivity): Incoming {
  const times = { occurredAt: occurred_at, receivedAt: received_at, historyBefore: history_before }
  return { id, channelId: channel_id, ...times, activity: payload, understanding: null }
}
