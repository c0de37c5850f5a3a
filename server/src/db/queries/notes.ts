import { timestamp, type Tx } from '../database.ts'

export type NewNote = { id: string; workspaceId: string; caseId: string; userId: string; body: string; at: number }

/** Words of ours about a case; erasable, so history refers to them by id. */
export async function insertNote(tx: Tx, { id, workspaceId, caseId, userId, body, at }: NewNote): Promise<void> {
  await tx
    .insertInto('notes')
    .values({ id, workspace_id: workspaceId, case_id: caseId, author_user_id: userId, body, created_at: timestamp(at) })
    .execute()
}

/** Notes by id, for what history refers to. */
export async function readNoteBodies(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('notes')
    .select(['id', 'body'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.body]))
}
