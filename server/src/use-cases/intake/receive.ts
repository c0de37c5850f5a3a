import type { Activity } from '@evenhand/contract/activity.ts'
import { inWorkspace } from '../../db/database.ts'
import { keepActivities } from '../../db/queries/intake/activities.ts'
import type { Tx } from '../../db/database.ts'
import type { Context } from '../context.ts'
import { wakeIntake } from './wake.ts'
import { prepareActivity } from './prepare-activity.ts'

/** Where activities come from; both ids come from the credential, never from what was sent. */
export type Source = { workspaceId: string; channelId: string; importId?: string | null }

export type Received = 'accepted' | 'duplicate'

const rowsAtOnce = 1000

/**
 * Stores validated activities and wakes the pipeline, in one transaction. When this has returned (and not before) the edge may
 * acknowledge: what was acknowledged is never lost, and a second delivery changes nothing.
 *
 * Nothing is validated again. Numbers of cards and identity documents are masked before anything touches the database.
 * @returns one answer per activity, in their order
 * @example await receive(context, { workspaceId, channelId }, [activity]) // ['accepted']
 */
export async function receive(
  context: Pick<Context, 'db' | 'clock'>,
  source: Source,
  activities: readonly Activity[],
): Promise<Received[]> {
  if (activities.length === 0) return []
  return inWorkspace(context.db, source.workspaceId, async tx => {
    const received = await receiveIn(tx, context, source, activities)
    if (received.includes('accepted')) await wakeIntake(tx, source.workspaceId)
    return received
  })
}

/** The same inside the caller's transaction. The caller wakes the pipeline. */
export function receiveIn(
  tx: Tx,
  context: Pick<Context, 'clock'>,
  { channelId, ...source }: Source,
  activities: readonly Activity[],
): Promise<Received[]> {
  return receiveMixed(
    tx,
    context,
    source,
    activities.map(activity => ({ channelId, activity })),
  )
}

/**
 * The same for activities of several channels, kept in the order given: for an import, which moves its cursor in the same
 * transaction. The caller wakes the pipeline.
 */
export async function receiveMixed(
  tx: Tx,
  { clock }: Pick<Context, 'clock'>,
  { workspaceId, importId }: Omit<Source, 'channelId'>,
  mixed: readonly { channelId: string; activity: Activity }[],
): Promise<Received[]> {
  const receivedAt = clock.now()
  const prepared = mixed.map(({ channelId, activity }) => ({ channelId, ...prepareActivity(activity, receivedAt) }))
  const places = firstPlaces(prepared)
  const fresh = new Set<number>()
  for (let from = 0; from < places.length; from += rowsAtOnce) {
    const part = places.slice(from, from + rowsAtOnce)
    const kept = part.map(place => prepared[place]).filter(activity => activity !== undefined)
    const receipt = { workspaceId, receivedAt, importId: importId ?? null }
    for (const place of await keepActivities(tx, receipt, kept)) fresh.add(part[place] ?? -1)
  }
  return prepared.map((_activity, place) => (fresh.has(place) ? 'accepted' : 'duplicate'))
}

/** Of two with one key the first is kept. */
function firstPlaces(prepared: readonly { channelId: string; dedupeKey: string }[]): number[] {
  const seen = new Set<string>()
  return prepared.flatMap(({ channelId, dedupeKey }, place) => {
    const key = `${channelId} ${dedupeKey}`
    if (seen.has(key)) return []
    seen.add(key)
    return [place]
  })
}
