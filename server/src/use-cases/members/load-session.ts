import { inWorkspace } from '../../db/database.ts'
import { loadMember, loadMembers, loadWorkspace } from '../../db/queries/members.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

export type LoadedSession = { actor: Actor; member: RowOf<'members'> | undefined; workspace: RowOf<'workspaces'>; now: number }

/** Who somebody is here, and where "here" is. */
export async function loadSession(context: Context, actor: Actor): Promise<LoadedSession> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const workspace = await loadWorkspace(tx)
    if (!workspace) throw new EvenhandError('not-found', 'This workspace is gone.')
    return { actor, workspace, member: await loadMember(tx, actor.userId), now: context.clock.now() }
  })
}

/** The people of a workspace, by name. */
export function listMembers(context: Context, actor: Actor): Promise<RowOf<'members'>[]> {
  return inWorkspace(context.db, actor.workspaceId, loadMembers)
}
