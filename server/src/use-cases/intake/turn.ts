import { announce } from '../../db/announce.ts'
import type { Tx } from '../../db/database.ts'
import { forgetActivities, waitingIds } from '../../db/queries/intake/activities.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { armClock } from '../clock/arm-clock.ts'
import type { ChangedCase } from '../deciding/decide-cases.ts'
import { openWorld, widenWorld } from './load-world.ts'
import { handleActivities } from './middle/handle-activities.ts'
import type { Incoming, World } from './middle/world.ts'
import type { IntakeContext } from './process.ts'
import { takeActivities } from './read-ahead.ts'
import type { ReadAhead } from './read-ahead.ts'
import type { ReadingLine } from './reading-line.ts'
import { saveWorld } from './save-world.ts'

/** What a turn may go on with when its first batch is handled. */
export type Further = { line: ReadingLine; batch: number; signal: AbortSignal | undefined }

/** Batches in one turn at most: so much is committed at once, and so long others wait who want to change the same cases. */
const mostBatches = 6

/** Topics are read outside the intake. */
const topicsLaterMs = 2000

/**
 * Handles a batch and, where more waits, the ones behind it, all in one transaction. PostgreSQL writes a batch while the middle is at
 * work on the next one; so what the next one may look at is asked for before that is written, and what the batch changed stands in
 * the world already.
 * @returns the ids of each batch that was handled
 */
export async function handleTurn(
  tx: Tx,
  context: IntakeContext,
  workspaceId: string,
  first: { ids: readonly number[]; ahead: ReadAhead },
  further: Further | null,
): Promise<(readonly number[])[]> {
  const world = await openWorld(tx, context, workspaceId)
  const changed = new Map<string, ChangedCase>()
  const handled: (readonly number[])[] = []
  let opens = false
  let batch: Batch | null = { ids: first.ids, activities: await take(tx, world, first.ids, first.ahead) }
  await widenWorld(tx, world, batch.activities)
  while (batch !== null) {
    handleActivities(world, batch.activities)
    handled.push(batch.ids)
    const next: Batch | null =
      further === null || handled.length >= mostBatches ? null : await widenByNext(tx, context, world, batch, further)
    for (const each of await saveWorld(tx, world)) {
      changed.set(each.caseId, each)
      opens ||= each.version === 1
    }
    await forgetActivities(tx, workspaceId, batch.ids)
    batch = next
  }
  await armClock(tx, workspaceId)
  if (opens) await enqueue(tx, { task: 'suggest', workspaceId })
  // A little later: what comes in a stream is then read in larger pieces.
  await enqueue(tx, { task: 'topics', workspaceId, at: context.clock.now() + topicsLaterMs })
  if (context.secondReader !== undefined && changed.size > 0) await enqueue(tx, { task: 'second-reading', workspaceId })
  await announce(tx, workspaceId, [...changed.values()])
  return handled
}

type Batch = { ids: readonly number[]; activities: readonly Incoming[] }

async function take(tx: Tx, world: World, ids: readonly number[], ahead: ReadAhead): Promise<Incoming[]> {
  const activities = await takeActivities(tx, world.workspaceId, ids, ahead)
  // Chosen or changed since: what was read in another way is read again.
  if (ahead.readBy !== world.reading.name) for (const incoming of activities) incoming.understanding = null
  return activities
}

/** The batch behind this one, with all that it may look at; null where the turn ends: nothing is read yet, nothing waits, or somebody holds a case of it. */
async function widenByNext(
  tx: Tx,
  context: IntakeContext,
  world: World,
  { ids: before }: Batch,
  { line, batch, signal }: Further,
): Promise<Batch | null> {
  if (before.length < batch || signal?.aborted === true) return null
  const ahead = line.ready()
  if (ahead === null) return null
  const ids = await waitingIds(tx, world.workspaceId, { after: before.at(-1) ?? 0, limit: batch })
  if (ids.length === 0) return null
  world.basis = { ...world.basis, now: context.clock.now() }
  const activities = await take(tx, world, ids, ahead)
  if (await widenWorld(tx, world, activities, { patient: false })) return { ids, activities }
  line.putBack(ahead)
  return null
}
