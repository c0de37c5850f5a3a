import { announce } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { forgetActivities, noteFailure, stillWaiting, takeTurn, waitingIds } from '../../db/queries/intake/activities.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { armClock } from '../clock/arm-clock.ts'
import type { Context } from '../context.ts'
import { failureReason, isPassing, placesIn } from './failures.ts'
import { handleActivities } from './middle/handle-activities.ts'
import { loadWorld } from './load-world.ts'
import { nothingSaidYet } from './lately-said.ts'
import { nothingAhead, readAhead, takeActivities } from './read-ahead.ts'
import type { ReadAhead } from './read-ahead.ts'
import { saveWorld } from './save-world.ts'

export type IntakeContext = Pick<Context, 'db' | 'clock' | 'newId' | 'log'> & Partial<Pick<Context, 'reader' | 'secondReader'>>
export type IntakeOptions = {
  /** Activities in one transaction. */
  batch?: number
  /** Stops between two batches. */
  signal?: AbortSignal
}
export type IntakeResult = { handled: number; failed: number }

/** An activity that still fails then is put aside, so that it blocks nobody. */
const mostAttempts = 3
/** Topics are read outside the intake. */
const topicsLaterMs = 2000

/**
 * Handles what waits in a workspace until nothing does: messages become cases with decisions. Safe beside other workers: they take
 * turns, so order within a conversation and the joining of one matter know no races. Batches are transactions: after a crash
 * each activity has been handled wholly or not at all.
 * @returns how many were handled, and how many attempts failed
 */
export async function processIntake(
  context: IntakeContext,
  workspaceId: string,
  { batch = 500, signal }: IntakeOptions = {},
): Promise<IntakeResult> {
  const total = { handled: 0, failed: 0 }
  const lately = nothingSaidYet()
  const read = (after: number): Promise<ReadAhead> => readAhead(context, workspaceId, { after, batch, lately })
  let ahead = await read(0)
  while (!isStopped(signal) && ahead.activities.size > 0) {
    // The next ones are read while PostgreSQL writes these.
    const [result, next] = await Promise.all([
      handleOrDivide(context, workspaceId, tx => waitingIds(tx, workspaceId, batch), ahead),
      ahead.activities.size < batch ? nothingAhead : read(ahead.last),
    ])
    total.handled += result.handled
    total.failed += result.failed
    // What has arrived meanwhile has woken us again.
    if (result.failed === 0 && result.handled < batch) break
    // What failed stands in line again, at its head.
    if (result.failed > 0) ahead = await read(0)
    else ahead = next.activities.size > 0 ? next : await read(result.lastId)
  }
  return total
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

type Claim = (tx: Tx) => Promise<number[]>
type BatchResult = IntakeResult & { lastId: number }

/** A batch that fails is divided until the one that fails stands alone; the others are handled. */
async function handleOrDivide(context: IntakeContext, workspaceId: string, claim: Claim, ahead: ReadAhead): Promise<BatchResult> {
  let claimed: readonly number[] = []
  try {
    await inWorkspace(context.db, workspaceId, async tx => {
      await takeTurn(tx, workspaceId)
      claimed = await claim(tx)
      if (claimed.length > 0) await handleBatch(tx, context, workspaceId, claimed, ahead)
    })
    return { handled: claimed.length, failed: 0, lastId: claimed.at(-1) ?? 0 }
  } catch (error) {
    // The database is away or full, or somebody was faster: nothing is wrong with what was said.
    if (isPassing(error) || claimed.length === 0) throw error
    const ids = claimed
    const [alone] = ids
    if (ids.length === 1 && alone !== undefined) return putAside(context, workspaceId, alone, error)
    const half = Math.ceil(ids.length / 2)
    const first = await handleOrDivide(context, workspaceId, tx => stillWaiting(tx, workspaceId, ids.slice(0, half)), ahead)
    const second = await handleOrDivide(context, workspaceId, tx => stillWaiting(tx, workspaceId, ids.slice(half)), ahead)
    const lastId = Math.max(first.lastId, second.lastId)
    return { handled: first.handled + second.handled, failed: first.failed + second.failed, lastId }
  }
}

async function handleBatch(
  tx: Tx,
  context: IntakeContext,
  workspaceId: string,
  ids: readonly number[],
  ahead: ReadAhead,
): Promise<void> {
  const activities = await takeActivities(tx, workspaceId, ids, ahead)
  const world = await loadWorld(tx, context, workspaceId, activities)
  // Chosen or changed since: what was read in another way is read again.
  if (ahead.readBy !== world.reading.name) for (const incoming of activities) incoming.understanding = null
  handleActivities(world, activities)
  const changed = await saveWorld(tx, world)
  await forgetActivities(tx, workspaceId, ids)
  await armClock(tx, workspaceId)
  if (changed.some(({ version }) => version === 1)) await enqueue(tx, { task: 'suggest', workspaceId })
  // A little later: what comes in a stream is then read in larger pieces.
  await enqueue(tx, { task: 'topics', workspaceId, at: context.clock.now() + topicsLaterMs })
  if (context.secondReader !== undefined && changed.length > 0) await enqueue(tx, { task: 'second-reading', workspaceId })
  await announce(tx, workspaceId, changed)
}

async function putAside(context: IntakeContext, workspaceId: string, id: number, error: unknown): Promise<BatchResult> {
  const reason = failureReason(error)
  context.log.error({ reason, places: placesIn(error), workspaceId, activityId: id }, 'an activity could not be handled')
  await inWorkspace(context.db, workspaceId, async tx => {
    await takeTurn(tx, workspaceId)
    await noteFailure(tx, workspaceId, { id, error: reason, mostAttempts })
  })
  return { handled: 0, failed: 1, lastId: id }
}
