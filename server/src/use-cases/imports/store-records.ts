import type { ContactRecord, CustomerRecord, SaleRecord } from '@evenhand/contract/records.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import type { ReadRecord } from '@evenhand/files/records/read-records.ts'
import type { Tx } from '../../db/database.ts'
import { addRejects, advanceImport, announceImport } from '../../db/queries/imports.ts'
import type { RejectRow } from '../../db/queries/imports.ts'
import type { Context } from '../context.ts'
import type { Foreseen } from '../records/foreseen.ts'
import type { Outcome } from '../records/outcome.ts'
import { saveContacts } from '../records/save-contacts.ts'
import { saveCustomers } from '../records/save-customers.ts'
import { saveSales } from '../records/save-sales.ts'
import { openSaving } from '../records/saving.ts'
import type { Saving } from '../records/saving.ts'
import type { ImportKey } from './store-batch.ts'

/**
 * Stores some records of a file, or says what storing them would do, and moves the import's cursor behind them, in the caller's one
 * transaction.
 */
export async function storeRecords(
  tx: Tx,
  context: Context,
  { workspaceId, importId }: ImportKey,
  read: readonly ReadRecord[],
  dryRun: Foreseen | null,
): Promise<void> {
  const saving = await openSaving(tx, context, workspaceId, dryRun)
  const fresh = read.filter(({ isAgain }) => !isAgain)
  const outcomes = await save(saving, fresh)
  const again = read.length - fresh.length
  const count = (state: Outcome['state']) => outcomes.filter(outcome => outcome.state === state).length
  await addRejects(
    tx,
    workspaceId,
    importId,
    fresh.flatMap((one, at) => told(one, outcomes[at])),
  )
  const sums = { accepted: count('new'), changed: count('changed'), duplicates: count('unchanged') + again }
  await advanceImport(tx, importId, { ...sums, done: read.length })
  await announceImport(tx, workspaceId, importId)
}

/** A file holds records of one kind. */
async function save(saving: Saving, read: readonly ReadRecord[]): Promise<Outcome[]> {
  const customers: CustomerRecord[] = []
  const sales: SaleRecord[] = []
  const contacts: ContactRecord[] = []
  for (const { record } of read) {
    if (record.kind === 'customer') customers.push(record)
    else if (record.kind === 'contact') contacts.push(record)
    else sales.push(record)
  }
  if (customers.length > 0) return saveCustomers(saving, customers)
  return contacts.length > 0 ? saveContacts(saving, contacts) : saveSales(saving, sales)
}

/** What is to be told of a row: why it was refused, or what is to be known of it. */
function told({ line, raw, note }: ReadRecord, outcome: Outcome | undefined): RejectRow[] {
  const content = maskNumbers(raw).text
  if (outcome?.state === 'refused') return [{ line, content, reason: outcome.reason, imported: false }]
  const notes = [note, outcome?.note ?? null].filter(one => one !== null)
  return notes.length === 0 ? [] : [{ line, content, reason: notes.join(' '), imported: true }]
}
