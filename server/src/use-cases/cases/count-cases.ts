import { inWorkspace } from '../../db/database.ts'
import { countLists, readLooks, type CaseCounts, type OpenLook } from '../../db/queries/cases/case-counts.ts'
import type { Actor, Context } from '../context.ts'

/** Counts stop here: "999+" says enough. */
export const mostCounted = 1000
/** Nobody reads more names of people who may be in danger than this; they go and look. */
const mostLooks = 20

export type Counted = { counts: CaseCounts; looks: readonly OpenLook[] }

/** What the left pane says: how many cases each list holds, and which of them somebody has to look at now. */
export function countCases(context: Context, actor: Actor): Promise<Counted> {
  return inWorkspace(context.db, actor.workspaceId, async tx => ({
    counts: await countLists(tx, actor.userId, context.clock.now(), mostCounted),
    looks: await readLooks(tx, mostLooks),
  }))
}
