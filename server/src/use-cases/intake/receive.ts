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

/** The same inside the caller's transaction, for an import that moves its cursor with it. The caller wakes the pipeline. */
export async function receiveIn(
  tx: Tx,
  { clock }: Pick<Context, 'clock'>,
  source: Source,
  activities: readonly Activity[],
): Promise<Received[]> {
  const receivedAt = clock.now()
  const prepared = activities.map(activity => prepareActivity(activity, receivedAt))
  const unique = [...new Map(prepared.toReversed().map(activity => [activity.dedupeKey, activity])).values()].toReversed()
  const receipt = { workspaceId: source.workspaceId, channelId: source.channelId, receivedAt, importId: source.importId ?? null }
  const fresh = new Set<string>()
  for (let from = 0; from < unique.length; from += rowsAtOnce) {
    for (const key of await keepActivities(tx, receipt, unique.slice(from, from + rowsAtOnce))) fresh.add(key)
  }
  // The first of two with one key is the one that was kept.
  return prepared.map(({ dedupeKey }) => (fresh.delete(dedupeKey) ? 'accepted' : 'duplicate'))
}
