import type { CustomerRef } from '@evenhand/contract/records.ts'
import { personsOf } from '../../db/queries/merging/records-of.ts'
import { customersByExternalId, identifiersAround } from '../../db/queries/records.ts'
import type { Tx } from '../../db/database.ts'
import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'
import { IdentifierBook } from './identifier-book.ts'

export type FoundCustomer = { id: string } | { reason: string }

/** Looks up whom records are of, all at once. */
export async function findCustomers(tx: Tx, refs: readonly CustomerRef[]): Promise<(ref: CustomerRef) => FoundCustomer> {
  const ids = [...new Set(refs.flatMap(({ externalId }) => (externalId === null ? [] : [externalId])))]
  const known = await customersByExternalId(tx, ids)
  const without = refs.filter(({ externalId }) => externalId === null)
  const emails = without.flatMap(({ email }) => (email === null ? [] : [normaliseEmail(email)]))
  const phones = without.flatMap(({ phone }) => (phone === null ? [] : [normalisePhone(phone)]))
  const keys = [
    ...emails.map(value => ({ kind: 'email' as const, value })),
    ...phones.map(value => ({ kind: 'phone' as const, value })),
  ]
  const held = await identifiersAround(tx, keys, [])
  const whoHold = [...new Set(held.map(row => row.customer_id))]
  const identifiers = new IdentifierBook(held, await personsOf(tx, whoHold))
  const byExternalId = new Map(known.map(row => [row.external_id, row]))

  return ({ id: ours, externalId, email, phone }) => {
    if (ours !== undefined) return { id: ours }
    if (externalId !== null) {
      const found = byExternalId.get(externalId)
      if (found === undefined) return { reason: `There is no customer ${externalId}. Import customers first.` }
      return found.erased_at === null ? found : { reason: `Customer ${externalId} was erased at their wish.` }
    }
    const words = email ?? phone ?? ''
    const holders = holdersOf(identifiers, email, phone)
    const [id] = holders
    if (id === undefined) return { reason: `There is no customer with ${words}. Import customers first.` }
    if (holders.length === 1) return { id }
    // Records of one person do not contradict one another.
    const persons = new Set(holders.map(holder => identifiers.personOf(holder)))
    const [person] = persons
    return persons.size === 1 && person !== undefined
      ? { id: person }
      : { reason: `${persons.size} customers have ${words}: it does not say whose this is.` }
  }
}

function holdersOf(identifiers: IdentifierBook, email: string | null, phone: string | null): string[] {
  return email === null
    ? identifiers.holdersOf('phone', [normalisePhone(phone ?? '')])
    : identifiers.holdersOf('email', [normaliseEmail(email)])
}
