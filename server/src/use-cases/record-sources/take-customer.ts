import type { CustomerRecord } from '@evenhand/contract/records.ts'
import { customersByExternalId } from '../../db/queries/records.ts'
import { readCustomer } from '../../db/queries/customers.ts'
import { EvenhandError } from '../../errors.ts'
import { findCustomers } from '../records/find-customers.ts'
import { saveCustomers } from '../records/save-customers.ts'
import { isNewAfter, keep, objectOf, type Handled, type Taking } from './taking.ts'
import type { Thing } from './vendor.ts'

type CustomerThing = Extract<Thing, { kind: 'customer' }>
type Owned = Extract<Thing, { kind: 'order' | 'subscription' }>

export async function takeCustomer(taking: Taking, thing: CustomerThing, rowId: string | null): Promise<Handled> {
  await keep(taking, thing, await rowOf(taking, thing.record, rowId))
  return 'saved'
}

/** Whose an order or a contract is; somebody new is made of what it says of them. @returns our customer, or why there is none */
export async function customerBehind(taking: Taking, thing: Owned): Promise<{ id: string } | 'erased' | 'nobody'> {
  const { id, record } = thing.customer
  if (id === null) return isAnybody(record) ? { id: await rowOf(taking, record, null) } : 'nobody'
  const known = await objectOf(taking, 'customer', id)
  const isErased = known !== undefined && known.erased_at !== null
  if (isErased && !isNewAfter(thing, known.erased_at ?? 0)) return 'erased'
  if (known !== undefined && known.row_id !== null) return { id: known.row_id }
  const rowId = await rowOf(taking, record, null)
  // Whatever their own record says is better than what stood beside an order.
  await keep(taking, { kind: 'customer', id, at: 0 }, rowId)
  return { id: rowId }
}

/**
 * Which customer of ours it is: the one it was before, the one with the vendor's id, or the only one who has this mail address. A record that
 * came from elsewhere is left as it is; the vendor's own is kept up to date.
 */
async function rowOf({ saving }: Taking, record: CustomerRecord, before: string | null): Promise<string> {
  const { tx } = saving
  const known = before === null ? undefined : await readCustomer(tx, before)
  if (known !== undefined && known.external_id !== record.externalId) return known.id
  const [same] = await customersByExternalId(tx, [record.externalId])
  if (known === undefined && same === undefined) {
    const [email] = record.emails
    const ref = { externalId: null, email: email ?? null, phone: null }
    const found = email === undefined ? null : (await findCustomers(tx, [ref]))(ref)
    if (found !== null && 'id' in found) return found.id
  }
  await saveCustomers(saving, [record])
  const [saved] = await customersByExternalId(tx, [record.externalId])
  if (saved === undefined) throw new EvenhandError('broken-invariant', 'A customer that was just stored is not there.')
  return saved.id
}

function isAnybody({ name, emails, phones }: CustomerRecord): boolean {
  return name !== null || emails.length > 0 || phones.length > 0
}
