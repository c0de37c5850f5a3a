import { loadMember } from '../../db/queries/members.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { changeCase } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'

/** Gives a case to somebody, or back to all. @throws EvenhandError `invalid` for somebody who cannot work on cases */
export function assignCase(context: Context, actor: Actor, caseId: string, userId: string | null): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record }) => {
    if (record.assigneeId === userId) return null
    if (userId !== null) {
      const member = await loadMember(tx, userId)
      if (!member || member.role === 'viewer') {
        throw new EvenhandError('invalid', 'Only agents, leads and admins of this workspace can take a case.', {
          details: { userId },
        })
      }
    }
    return {
      facts: record.facts,
      cause: 'starving',
      set: { assigneeId: userId },
      entries: [{ kind: 'assigned', data: { to: userId, from: record.assigneeId } }],
      action: 'case.assigned',
      data: { to: userId, from: record.assigneeId },
    }
  })
}
