import type { Tx } from '../../db/database.ts'
import { readQuestion } from '../../db/queries/answers/documents.ts'
import { insertLessons, insertUses } from '../../db/queries/answers/uses.ts'
import type { UseOutcome } from '../../db/vocabulary.ts'
import type { Actor, Context } from '../context.ts'
import { howMuchChanged } from './how-much-changed.ts'

export type Offered = { first: string | null; inserted: readonly { documentId: string; text: string }[] }

/** Up to a twentieth changed is sent as it was: a name, a date. With four fifths gone nothing of the answer was used. */
const sentUpTo = 0.05
const ignoredFrom = 0.8

/**
 * Notes what became of the answers that were offered with a reply, in the transaction that holds the reply; and, for those that were
 * sent, what had been asked: the next who asks alike finds them by that.
 */
export async function noteUses(
  tx: Tx,
  context: Context,
  actor: Actor,
  { first, inserted }: Offered,
  reply: { id: string; body: string; caseId: string },
): Promise<void> {
  const uses = new Map<string, { outcome: UseOutcome; changed: number }>()
  for (const { documentId, text } of inserted) {
    const changed = howMuchChanged(text, reply.body)
    const before = uses.get(documentId)
    if (!before || changed < before.changed) uses.set(documentId, { changed, outcome: outcomeOf(changed) })
  }
  if (first !== null && !uses.has(first)) uses.set(first, { outcome: 'ignored', changed: 1 })
  const at = context.clock.now()
  const common = { workspace_id: actor.workspaceId, reply_id: reply.id, at }
  await insertUses(
    tx,
    [...uses].map(([document_id, use]) => ({ ...common, id: context.newId(), document_id, ...use })),
  )
  const solving = [...uses].filter(([, { outcome }]) => outcome !== 'ignored').map(([id]) => id)
  if (solving.length === 0) return
  const asked = await readQuestion(tx, reply.caseId)
  const lessons = solving.flatMap(document_id => asked.map(({ id }) => ({ ...common, document_id, message_id: id })))
  await insertLessons(tx, lessons)
}

function outcomeOf(changed: number): UseOutcome {
  if (changed <= sentUpTo) return 'sent'
  return changed < ignoredFrom ? 'edited' : 'ignored'
}
