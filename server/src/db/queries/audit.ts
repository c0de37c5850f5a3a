import { jsonb, timestamp, type Tx } from '../database.ts'

export type AuditEntry = {
  workspaceId: string
  at: number
  /** Null for what nobody here did. */
  userId: string | null
  /** A stable name, for example `case.assigned`. */
  action: string
  target: {
    kind:
      | 'case'
      | 'reply'
      | 'channel'
      | 'contact'
      | 'customer'
      | 'topic'
      | 'group'
      | 'model'
      | 'fairness'
      | 'workspace'
      | 'profile'
      | 'household'
      | 'source'
    id: string
  }
  /** Ids, numbers and rule names only: this is kept for ever. */
  data?: Readonly<Record<string, unknown>>
}

/** Notes who did what. Append-only: the role of the application can neither change nor delete it. */
export async function noteAudit(tx: Tx, { workspaceId, at, userId, action, target, data }: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      workspace_id: workspaceId,
      at: timestamp(at),
      actor_user_id: userId,
      action,
      target_kind: target.kind,
      target_id: target.id,
      data: jsonb(data ?? {}),
    })
    .execute()
}
