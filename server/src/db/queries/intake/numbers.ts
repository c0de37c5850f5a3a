import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { writeBehind } from '../../swift-client.ts'
import type { Question } from '../../together.ts'

/**
 * The number of the next new case, which people say on the phone. Nobody else in the workspace gets one until this transaction ends;
 * rows may still be added that name the workspace.
 */
export function nextCaseNumber(workspaceId: string): Question<{ next: number }> {
  return sql<{ next: number }>`select next_case_number as next from workspaces where id = ${workspaceId} for no key update`
}

/** The numbers before this one are handed out. */
export async function saveNextCaseNumber(tx: Tx, workspaceId: string, next: number): Promise<void> {
  await sql`${sql.raw(writeBehind)}update workspaces set next_case_number = ${next} where id = ${workspaceId}`.execute(tx)
}
