import { insertRows } from '../../insert-rows.ts'
import type { Tx } from '../../database.ts'
import type { NewRowOf } from '../../tables.ts'

export async function insertUses(tx: Tx, uses: readonly NewRowOf<'answer_uses'>[]): Promise<void> {
  await insertRows(tx, 'answer_uses', uses)
}

/** What had been asked, of each answer that was sent. */
export async function insertLessons(tx: Tx, lessons: readonly NewRowOf<'answer_lessons'>[]): Promise<void> {
  await insertRows(tx, 'answer_lessons', lessons)
}

/** A reply that was taken back used nothing, and teaches nothing. */
export async function forgetUses(tx: Tx, replyId: string): Promise<void> {
  await tx.deleteFrom('answer_lessons').where('reply_id', '=', replyId).execute()
  await tx.deleteFrom('answer_uses').where('reply_id', '=', replyId).execute()
}
