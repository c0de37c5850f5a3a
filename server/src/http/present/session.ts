import type { Member, Session } from '@evenhand/contract/session.ts'
import type { RowOf } from '../../db/tables.ts'
import { undoMs } from '../../use-cases/replies/undo-time.ts'
import type { LoadedSession } from '../../use-cases/members/load-session.ts'
import { iso } from './instant.ts'

export function presentSession({ actor, member, workspace, now }: LoadedSession): Session {
  const { role } = actor
  const isLead = role === 'lead' || role === 'admin'
  return {
    user: member ? presentMember(member) : { userId: actor.userId, name: 'Operator', email: '', role },
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.time_zone, currency: workspace.currency },
    can: {
      reply: role !== 'viewer',
      assign: role !== 'viewer',
      lowerSeverity: isLead,
      import: isLead,
      personalData: isLead,
      mergeCustomers: isLead,
      configure: role === 'admin',
    },
    undoMs,
    now: iso(now),
  }
}

export function presentMember({ user_id: userId, name, email, role }: RowOf<'members'>): Member {
  return { userId, name, email, role }
}
