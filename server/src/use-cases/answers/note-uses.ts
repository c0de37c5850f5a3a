import type { Tx } from '../../db/database.ts'
import { insertUses } from '../../db/queries/answers/uses.ts'
import type { UseOutcome } from '../../db/vocabulary.ts'
import type { Actor, Context } from '../context.ts'
import { howMuchChanged } from './how-much-changed.ts'

export type Offered = { first: string | null; inserted: readonly { documentId: string; text: string }[] }

/** Up to a twentieth changed is sent as it was: a name, a date. With four fifths gone nothing of the answer was used. */
const sentUpTo = 0.05
const ignoredFrom = 0.8

/** Notes what became of the answers that were offered with a reply, in the transaction that holds the reply. */
export async function noteUses(
  tx: Tx,
  context: Context,
  actor: Actor,
  { first, inserted }: Offered,
  reply: { id: string; body: string },
): Promise<void> {
  const uses = new Map<string, { outcome: UseOutcome; changed: number }>()
  for (const { documentId, text } of inserted) {
    const changed = howMuchChanged(text, reply.body)
    const before = uses.get(documentId)
    if (!before || changed < before.changed) uses.set(documentId, { changed, outcome: outcomeOf(changed) })
  }
  if (first !== null && !uses.has(first)) uses.set(first, { outcome: 'ignored', changed: 1 })
  const common = { workspace_id: actor.workspaceId, reply_id: reply.id, at: context.clock.now() }
  await insertUses(
    tx,
    [...uses].map(([document_id, use]) => ({ ...common, id: context.newId(), document_id, ...use })),
  )
}

function outcomeOf(changed: number): UseOutcome {
  if (changed <= sentUpTo) return 'sent'
  return changed < ignoredFrom ? 'edited' : 'ignored'
}
