import type { CustomerRef } from '@evenhand/contract/records.ts'
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
  const identifiers = new IdentifierBook(await identifiersAround(tx, keys, []))
  const byExternalId = new Map(known.map(row => [row.external_id, row]))

  return ({ id: ours, externalId, email, phone }) => {
    if (ours !== undefined) return { id: ours }
    if (externalId !== null) {
      const found = byExternalId.get(externalId)
      if (found === undefined) return { reason: `There is no customer ${externalId}. Import customers first.` }
      return found.erased_at === null ? found : { reason: `Customer ${externalId} was erased at their wish.` }
    }
    const words = email ?? phone ?? ''
    const holders =
      email === null
        ? identifiers.holdersOf('phone', [normalisePhone(words)])
        : identifiers.holdersOf('email', [normaliseEmail(words)])
    const [id] = holders
    if (id === undefined) return { reason: `There is no customer with ${words}. Import customers first.` }
    return holders.length === 1 ? { id } : { reason: `${holders.length} customers have ${words}: it does not say whose this is.` }
  }
}
