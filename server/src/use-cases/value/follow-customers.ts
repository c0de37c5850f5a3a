import { announceCustomers } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/value.ts'
import { indexPeople } from '../people/index-people.ts'
import { beginRun, learnForRun, stepRun } from './run-all.ts'
import { valueCustomers } from './value-customers.ts'
import { loadBasis, type ValueContext } from './valued-by.ts'

/**
 * Follows what changed about customers: whom search finds, what they are worth, which level they are served at. Once a night, the first
 * time, and when the base has become another, all are valued anew. In short transactions beside the intake, one follower a workspace.
 * @returns how many customers were looked at because of a change
 */
export async function followCustomers(
  context: ValueContext,
  workspaceId: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let total = 0
  for (;;) {
    const done = await inWorkspace(context.db, workspaceId, tx => followSome(tx, context, workspaceId))
    if (done === 'learn' && signal?.aborted !== true) {
      await learnForRun(context, workspaceId, signal)
      continue
    }
    total += typeof done === 'number' ? done : 0
    if (typeof done !== 'number' || signal?.aborted === true) return total
  }
}

/** @returns null when nothing is left, or another follows; 'learn' when a run begins by learning from all, which holds nothing */
async function followSome(tx: Tx, context: ValueContext, workspaceId: string): Promise<number | 'learn' | null> {
  const now = context.clock.now()
  const valuing = await queries.takeValuing(tx, workspaceId, now)
  if (valuing === undefined) return null
  const ids = await queries.takeChanged(tx, workspaceId)
  if (ids.length > 0) {
    await indexPeople(tx, workspaceId, ids)
    const newcomers = await valueCustomers(tx, await loadBasis(tx, context, valuing), ids)
    await announceCustomers(tx, workspaceId, ids)
    if (newcomers > 0) await queries.saveValuing(tx, workspaceId, { newcomers: valuing.newcomers + newcomers })
    return ids.length
  }
  if (valuing.run_at !== null) {
    if (valuing.run_step === 'learn') return 'learn'
    await stepRun(tx, context, valuing)
    return 0
  }
  if (valuing.next_night_at <= now) {
    await beginRun(tx, valuing, now, true)
    await queries.saveValuing(tx, workspaceId, { next_night_at: await queries.nextNight(tx, workspaceId, now) })
    return 0
  }
  if (!isAnotherBase(valuing)) return null
  await beginRun(tx, valuing, now, false)
  return 0
}

/** Never learned from, or at least twice as large as when it was. */
function isAnotherBase({ finished_at, customers, newcomers }: queries.Valuing): boolean {
  return finished_at === null || newcomers >= Math.max(customers, leastGrown)
}

const leastGrown = 100
