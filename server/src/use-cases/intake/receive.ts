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
  const fresh = new Set<unknown>()
  const first = firstOfEach(prepared)
  for (let from = 0; from < first.length; from += rowsAtOnce) {
    const receipt = { workspaceId, receivedAt, importId: importId ?? null }
    for (const kept of await keepActivities(tx, receipt, first.slice(from, from + rowsAtOnce))) fresh.add(kept)
  }
  return prepared.map(activity => (fresh.has(activity) ? 'accepted' : 'duplicate'))
}

/** Of two with one key the first is kept. */
function firstOfEach<Named extends { channelId: string; dedupeKey: string }>(activities: readonly Named[]): Named[] {
  const seen = new Set<string>()
  return activities.filter(({ channelId, dedupeKey }) => {
    const key = `${channelId} ${dedupeKey}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  })
}
