import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import type { Policy } from '@evenhand/domain/policy/policy.ts'
import { inWorkspace, jsonb, timestamp } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { MemberRole } from '../../db/vocabulary.ts'
import type { Context } from '../context.ts'

export type Founding = {
  name: string
  timeZone?: string
  currency?: string
  /** The first policy; without one the published promises and thresholds. */
  policy?: Policy
  /** With the ids that schema auth gave them; at least one admin, or nobody could let others in. */
  members: readonly { userId: string; name: string; email: string; role: MemberRole; languages?: string[] }[]
}

/**
 * A workspace with its people and the published promises as its first policy.
 * @param also more that belongs into the same transaction
 */
export async function foundWorkspace(
  context: Context,
  founding: Founding,
  also?: (tx: Tx, workspaceId: string) => Promise<void>,
): Promise<string> {
  const workspaceId = context.newId()
  const { policy = defaultPolicy } = founding
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    await tx
      .insertInto('workspaces')
      .values({
        id: workspaceId,
        name: founding.name,
        time_zone: founding.timeZone,
        currency: founding.currency,
        created_at: timestamp(now),
      })
      .execute()
    await insertRows(
      tx,
      'members',
      founding.members.map(({ userId, name, email, role, languages }) => ({
        workspace_id: workspaceId,
        user_id: userId,
        name,
        email,
        role,
        languages: languages ?? [],
        created_at: now,
      })),
    )
    await tx
      .insertInto('policy_versions')
      .values({
        workspace_id: workspaceId,
        version: policy.version,
        policy: jsonb(policy),
        created_at: timestamp(now),
      })
      .execute()
    await also?.(tx, workspaceId)
  })
  return workspaceId
}
