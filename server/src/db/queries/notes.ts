import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { timestamp, type Tx } from '../database.ts'

export type NewNote = { id: string; workspaceId: string; caseId: string; userId: string; body: string; at: number }

/**
 * Words of ours about a case: notes, welfare steps, reasons, missing facts. Erasable, so history refers to them by id.
 *
 * Masked like the words of customers: agents paste what they were told, and nobody needs a whole card number to help. Replies are
 * not: what is sent has to be what was written, and our own account number in one is meant to be read.
 */
export async function insertNote(tx: Tx, { id, workspaceId, caseId, userId, body, at }: NewNote): Promise<void> {
  await tx
    .insertInto('notes')
    .values({
      id,
      workspace_id: workspaceId,
      case_id: caseId,
      author_user_id: userId,
      body: maskNumbers(body).text,
      created_at: timestamp(at),
    })
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
