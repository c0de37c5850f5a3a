import { inWorkspace } from '../../db/database.ts'
import { findCase, readDecision } from '../../db/queries/cases/case-detail.ts'
import { findContacts, type FoundContact } from '../../db/queries/customers.ts'
import type { Actor, Context } from '../context.ts'
import { noSuchCase } from './load-case.ts'

export type EarlierContactFound = { contact: FoundContact; isLinked: boolean }

/** What the "find it" step chooses from. Somebody unknown is found by what they can name exactly, never by a similar name. */
export function findEarlierContacts(
  context: Context,
  actor: Actor,
  caseId: string,
  q: string | undefined,
): Promise<EarlierContactFound[]> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findCase(tx, caseId)
    if (!found) throw noSuchCase(caseId)
    const exactly = q === undefined ? [] : formsOf(q)
    const contacts = await findContacts(tx, { caseId: found.id, customerId: found.customer_id, before: found.joined_at, exactly })
    const decision = await readDecision(tx, found.decision_id)
    const earlierContacts = decision?.facts.relationship.earlierContacts ?? []
    return contacts.map(contact => ({
      contact,
      isLinked: earlierContacts.some(({ at, channel }) => at === contact.at && channel === contact.channel),
    }))
  })
}

/** The ways in which addresses, numbers and references are stored. */
function formsOf(q: string): string[] {
  return [
    ...new Set([
      q,
      q.toLowerCase(),
      q.replaceAll(/[^\d+]/g, '').replace(/^00/, '+'),
      q.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
    ]),
  ].filter(form => form.length >= 3)
}
