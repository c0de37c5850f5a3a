import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { writeBehind } from './swift-client.ts'

/** The channel that http/live.ts listens to. */
export const liveChannel = 'evenhand_live'

/** What a notice says: ids and versions, never words. `many`: too much to list, so read again. */
export type LiveNotice = { w: string; c?: [caseId: string, version: number][]; p?: readonly string[]; many?: true }

/** PostgreSQL takes at most 8,000 bytes a notice; a hundred cases or customers stay far below. */
const mostListed = 100

/**
 * Tells every desk of the workspace what changed, when (and only if) this transaction commits.
 * @example await announce(tx, workspaceId, [{ caseId, version: 7 }])
 */
export async function announce(
  tx: Tx,
  workspaceId: string,
  changes: readonly { caseId: string; version: number }[],
): Promise<void> {
  if (changes.length === 0) return
  const notice: LiveNotice =
    changes.length > mostListed
      ? { w: workspaceId, many: true }
      : { w: workspaceId, c: changes.map(({ caseId, version }) => [caseId, version]) }
  await tell(tx, notice)
}

/** The same of customers: who they are, what they have, or what they are worth. An empty list says: of too many to list. */
export async function announceCustomers(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tell(tx, { w: workspaceId, p: ids.length > mostListed ? [] : ids })
}

async function tell(tx: Tx, notice: LiveNotice): Promise<void> {
  await sql`${sql.raw(writeBehind)}select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`.execute(tx)
}
