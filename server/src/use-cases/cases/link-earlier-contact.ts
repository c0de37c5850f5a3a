import { hasFailed } from '@evenhand/domain/promise/wait-start.ts'
import { readContact } from '../../db/queries/customers.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { changeCase } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'

/**
 * The "find it" step: a person says that an earlier contact on record was about this matter. An honest attempt that failed gains
 * its class; one that was answered is noted and moves nothing.
 * @throws EvenhandError `not-found`, `invalid` for a later contact, `conflict` for one of another customer
 */
export function linkEarlierContact(context: Context, actor: Actor, caseId: string, contactId: string): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record }) => {
    const contact = await readContact(tx, contactId)
    if (!contact) throw new EvenhandError('not-found', 'There is no such contact on record in this workspace.')
    if (record.customerId !== null && record.customerId !== contact.customer_id) {
      throw new EvenhandError('conflict', 'This contact is another customer’s. If they are the same person, say so first.')
    }
    const { relationship } = record.facts
    if (contact.at > relationship.clock.joinedAt) {
      throw new EvenhandError('invalid', 'This contact is later than the case, so it cannot be an earlier attempt.')
    }
    const known = relationship.earlierContacts
    if (known.some(({ at, channel }) => at === contact.at && channel === contact.channel)) return null
    const { at, channel, outcome } = contact
    const earlierContacts = [...known, { at, channel, outcome }].toSorted((a, b) => a.at - b.at)
    return {
      facts: { ...record.facts, relationship: { ...relationship, earlierContacts } },
      cause: 'contact-linked',
      entries: [{ kind: 'contact-linked', subjectId: contactId, data: { at, channel, outcome, counts: hasFailed(outcome) } }],
      action: 'case.contact-linked',
      data: { contactId },
    }
  })
}
