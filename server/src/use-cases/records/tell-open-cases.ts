import { inWorkspace } from '../../db/database.ts'
import { contactsOfOpenCases } from '../../db/queries/contacts-of-cases.ts'
import { codeOf } from '../../errors.ts'
import { linkEarlierContact } from '../cases/link-earlier-contact.ts'
import type { Actor, Context } from '../context.ts'

/** What may have happened to the case meanwhile. */
const meanwhile = new Set(['conflict', 'invalid', 'not-found'])

/**
 * Contacts that came in after their case was opened count for it all the same, as they would have had they been here before. Doing it again
 * changes nothing.
 * @returns how many contacts were told to a case
 */
export async function tellOpenCases(context: Context, actor: Actor): Promise<number> {
  const found = await inWorkspace(context.db, actor.workspaceId, contactsOfOpenCases)
  const fresh = found.filter(({ known, at, channel }) => !known.some(one => one.at === at && one.channel === channel))
  for (const { case_id, contact_id } of fresh) {
    try {
      await linkEarlierContact(context, actor, case_id, contact_id)
    } catch (error) {
      if (!meanwhile.has(codeOf(error) ?? '')) throw error
    }
  }
  return fresh.length
}
