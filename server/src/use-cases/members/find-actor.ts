import { inWorkspace } from '../../db/database.ts'
import { firstWorkspace, loadMembers, membershipsOf } from '../../db/queries/members.ts'
import type { Actor, Context } from '../context.ts'

/** On whose behalf a signed-in user acts, or null for somebody who is a member nowhere. */
export async function findActor(context: Context, userId: string): Promise<Actor | null> {
  const [membership] = await membershipsOf(context.db, userId)
  return membership ? { userId, ...membership } : null
}

/** Stands in the log for whoever runs the installation and has not moved in as a person. */
export const operatorId = 'operator'

/** The command line acts for the first admin of the first workspace: who can read the installation's token runs it. */
export async function findOperator(context: Context): Promise<Actor | null> {
  const workspaceId = await firstWorkspace(context.db)
  if (workspaceId === null) return null
  const members = await inWorkspace(context.db, workspaceId, loadMembers)
  const admin = members.find(({ role }) => role === 'admin')
  return { workspaceId, userId: admin?.user_id ?? operatorId, role: 'admin' }
}
