import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { loadActivities, waitingAfter } from '../../db/queries/intake/activities.ts'
import type { WaitingActivity } from '../../db/queries/intake/activities.ts'
import { wayOfReading } from '../understanding/way-of-reading.ts'
import type { WayOfReading } from '../understanding/way-of-reading.ts'
import { wordsOf } from './middle/inbound.ts'
import type { Incoming } from './middle/world.ts'
import type { LatelySaid } from './lately-said.ts'
import type { IntakeContext } from './process.ts'
import { readHere } from './read-here.ts'
import type { Reader } from './reading-apart.ts'

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

/** What was fetched, while it is still being understood. */
export type Fetched = { last: number; count: number; understood: Promise<ReadAhead> }

/** Fetches what stands behind an id, and begins to read it. */
export async function fetchAhead(
  { db, reader = readHere }: Pick<IntakeContext, 'db' | 'reader'>,
  workspaceId: string,
  { after, batch, lately }: { after: number; batch: number; lately: LatelySaid },
): Promise<Fetched> {
  const { rows, reading } = await inWorkspace(db, workspaceId, async tx => ({
    rows: await waitingAfter(tx, workspaceId, after, batch),
    reading: await wayOfReading(tx, workspaceId),
  }))
  const activities = rows.map(incomingOf)
  for (const incoming of activities) {
    if (isReply(incoming)) incoming.readAfter = lately.before(incoming)
    lately.note(incoming)
  }
  const last = activities.at(-1)?.id ?? after
  return { last, count: activities.length, understood: understand(activities, last, reader, reading) }
}

async function understand(
  activities: readonly Incoming[],
  last: number,
  reader: Reader,
  reading: WayOfReading,
): Promise<ReadAhead> {
  const spoken = activities.filter(speaks)
  const understood = await reader.read(
    spoken.map(({ activity, readAfter }) => ({ text: wordsOf(activity.object), earlier: readAfter })),
    reading,
  )
  for (const [place, incoming] of spoken.entries()) incoming.understanding = understood[place] ?? null
  return { last, activities: new Map(activities.map(incoming => [incoming.id, incoming])), readBy: reading.name }
}

/** The activities of a batch: those that were read ahead, and the others from the database. */
export async function takeActivities(tx: Tx, workspaceId: string, ids: readonly number[], ahead: ReadAhead): Promise<Incoming[]> {
  const here = ids.map(id => ahead.activities.get(id)).filter(incoming => incoming !== undefined)
  if (here.length === ids.length) return here
  const missing = ids.filter(id => !ahead.activities.has(id))
  const loaded = await loadActivities(tx, workspaceId, missing)
  return [...here, ...loaded.map(incomingOf)]
}

/** A reply of which nobody knows what came before it is read when its turn comes. */
function speaks(incoming: Incoming): boolean {
  const { direction, type } = incoming.activity
  if (direction === 'out' || (isReply(incoming) && incoming.readAfter.length === 0)) return false
  return type === 'message.created' || type === 'message.edited'
}

/** Other words mean by themselves what they mean. */
function isReply({ activity: { thread } }: Incoming): boolean {
  return thread.inReplyToExternalId !== undefined
}

function incomingOf({ id, channel_id, occurred_at, received_at, history_before, payload }: WaitingActivity): Incoming {
  const times = { occurredAt: occurred_at, receivedAt: received_at, historyBefore: history_before }
  return { id, channelId: channel_id, ...times, activity: payload, readAfter: [], understanding: null }
}
