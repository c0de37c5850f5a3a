import type { ContactRecord } from '@evenhand/contract/records.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { contactsByExternalId } from '../../db/queries/records.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { Book } from './book.ts'
import { findCustomers } from './find-customers.ts'
import type { FoundCustomer } from './find-customers.ts'
import { refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import type { Saving } from './saving.ts'

/**
 * Stores mails, calls and chats of other systems by their ids there; what is the same already stays untouched.
 * @returns what became of each, in their order
 */
export async function saveContacts(saving: Saving, records: readonly ContactRecord[]): Promise<Outcome[]> {
  const { tx } = saving
  const find = await findCustomers(
    tx,
    records.map(({ customer }) => customer),
  )
  const ids = [...new Set(records.map(({ externalId }) => externalId))]
  const contacts = new Book<RowOf<'contacts'>>(await contactsByExternalId(tx, ids), row => row.external_id ?? '')
  const outcomes = records.map(record => saveOne(saving, contacts, record, find(record.customer)))
  if (saving.dryRun !== null) return outcomes
  await insertRows(tx, 'contacts', contacts.fresh())
  await insertRows(tx, 'contacts', contacts.changed(), { onConflict: { columns: ['id'], keep: ['workspace_id'] } })
  return outcomes
}

function saveOne(saving: Saving, contacts: Book<RowOf<'contacts'>>, record: ContactRecord, customer: FoundCustomer): Outcome {
  if ('reason' in customer) return refused(customer.reason)
  const known = contacts.get(record.externalId)
  const state = contacts.put({
    id: known?.id ?? saving.newId(),
    workspace_id: saving.workspaceId,
    customer_id: customer.id,
    external_id: record.externalId,
    channel: record.channel,
    at: record.at,
    duration_seconds: record.durationSeconds ?? known?.duration_seconds ?? null,
    wait_seconds: record.waitSeconds ?? known?.wait_seconds ?? null,
    abandoned: record.abandoned,
    outcome: record.outcome,
    reference: record.reference ?? known?.reference ?? null,
    subject: record.subject === null ? (known?.subject ?? '') : maskNumbers(record.subject).text,
    told_of: null,
  })
  return { state, note: null }
}
