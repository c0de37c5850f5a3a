import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { noteFailure, stillWaiting, takeTurn, waitingIds } from '../../db/queries/intake/activities.ts'
import type { Context } from '../context.ts'
import { failureReason, isPassing, placesIn } from './failures.ts'
import { nothingSaidYet } from './lately-said.ts'
import { fetchAhead } from './read-ahead.ts'
import type { ReadAhead } from './read-ahead.ts'
import { openLine } from './reading-line.ts'
import { handleTurn } from './turn.ts'
import type { Further } from './turn.ts'

export type IntakeContext = Pick<Context, 'db' | 'clock' | 'newId' | 'log'> & Partial<Pick<Context, 'reader' | 'secondReader'>>
export type IntakeOptions = {
  /** Activities that are decided at once; a transaction may hold several such batches (turn.ts). */
  batch?: number
  /** Stops between two batches. */
  signal?: AbortSignal
}
export type IntakeResult = { handled: number; failed: number }

/** An activity that still fails then is put aside, so that it blocks nobody. */
const mostAttempts = 3

/**
 * Handles what waits in a workspace until nothing does: messages become cases with decisions. Safe beside other workers: they take
 * turns, so order within a conversation and the joining of one matter know no races. Turns are transactions: after a crash
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
  const line = openLine(after => fetchAhead(context, workspaceId, { after, batch, lately }), batch)
  const claim: Claim = tx => waitingIds(tx, workspaceId, { after: 0, limit: batch })
  let ahead = await line.next()
  while (!isStopped(signal) && ahead.activities.size > 0) {
    const { lastId, ...result } = await handleOrDivide(context, workspaceId, claim, { ahead, further: { line, batch, signal } })
    total.handled += result.handled
    total.failed += result.failed
    // What has arrived meanwhile has woken us again.
    if (result.failed === 0 && result.handled < batch) break
    // What failed stands in line again, at its head.
    if (result.failed > 0) line.goTo(0)
    ahead = await line.next()
    if (ahead.last <= lastId && result.failed === 0) {
      // Others were faster than our reading.
      line.goTo(lastId)
      ahead = await line.next()
    }
  }
  return total
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

type Claim = (tx: Tx) => Promise<number[]>
type TurnResult = IntakeResult & { lastId: number }
type Read = { ahead: ReadAhead; further: Further | null }

/** A turn that fails is taken again with its first batch alone; a batch that fails is divided until the one that fails stands alone. */
async function handleOrDivide(
  context: IntakeContext,
  workspaceId: string,
  claim: Claim,
  { ahead, further }: Read,
): Promise<TurnResult> {
  let claimed: readonly number[] = []
  try {
    const batches = await inWorkspace(context.db, workspaceId, async tx => {
      await takeTurn(tx, workspaceId)
      claimed = await claim(tx)
      return claimed.length === 0 ? [] : handleTurn(tx, context, workspaceId, { ids: claimed, ahead }, further)
    })
    const handled = batches.flat()
    return { handled: handled.length, failed: 0, lastId: handled.at(-1) ?? 0 }
  } catch (error) {
    // The database is away or full, or somebody was faster: nothing is wrong with what was said.
    if (isPassing(error) || claimed.length === 0) throw error
    const ids = claimed
    const again = (some: readonly number[]): Promise<TurnResult> =>
      handleOrDivide(context, workspaceId, tx => stillWaiting(tx, workspaceId, some), { ahead, further: null })
    if (further !== null) {
      const alone = await again(ids)
      // What the turn had taken out of the line behind it stands there again.
      further.line.goTo(alone.lastId)
      return alone
    }
    const [alone] = ids
    if (ids.length === 1 && alone !== undefined) return putAside(context, workspaceId, alone, error)
    const half = Math.ceil(ids.length / 2)
    const first = await again(ids.slice(0, half))
    const second = await again(ids.slice(half))
    const lastId = Math.max(first.lastId, second.lastId)
    return { handled: first.handled + second.handled, failed: first.failed + second.failed, lastId }
  }
}

async function putAside(context: IntakeContext, workspaceId: string, id: number, error: unknown): Promise<TurnResult> {
  const reason = failureReason(error)
  context.log.error({ reason, places: placesIn(error), workspaceId, activityId: id }, 'an activity could not be handled')
  await inWorkspace(context.db, workspaceId, async tx => {
    await takeTurn(tx, workspaceId)
    await noteFailure(tx, workspaceId, { id, error: reason, mostAttempts })
  })
  return { handled: 0, failed: 1, lastId: id }
}
