import { insertRows } from '../../insert-rows.ts'
import type { Tx } from '../../database.ts'
import type { NewRowOf } from '../../tables.ts'

export async function insertUses(tx: Tx, uses: readonly NewRowOf<'answer_uses'>[]): Promise<void> {
  await insertRows(tx, 'answer_uses', uses)
}

/** A reply that was taken back used nothing. */
export async function forgetUses(tx: Tx, replyId: string): Promise<void> {
  await tx.deleteFrom('answer_uses').where('reply_id', '=', replyId).execute()
}
