import { inWorkspace } from '../../db/database.ts'
import { countLists, type CaseCounts } from '../../db/queries/cases/case-counts.ts'
import type { Actor, Context } from '../context.ts'

/** Counts stop here: "999+" says enough. */
export const mostCounted = 1000

export function countCases(context: Context, actor: Actor): Promise<CaseCounts> {
  return inWorkspace(context.db, actor.workspaceId, tx => countLists(tx, actor.userId, context.clock.now(), mostCounted))
}
