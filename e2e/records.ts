import { inWorkspace } from '../server/src/db/database.ts'
import { insertRows } from '../server/src/db/insert-rows.ts'
import type { NewRowOf } from '../server/src/db/tables.ts'
import type { Product } from './product.ts'

/** A customer of the company's own records. @returns the id, for what belongs to them */
export async function addCustomer({ context, workspaceId }: Product, externalId: string, name: string): Promise<string> {
  const id = context.newId()
  const row = { id, workspace_id: workspaceId, external_id: externalId, name, created_at: context.clock.now() }
  await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'customers', [row]))
  return id
}

/** A mail, call or chat of before. */
export async function addContact(
  { context, workspaceId }: Product,
  customerId: string,
  contact: Pick<NewRowOf<'contacts'>, 'channel' | 'at' | 'outcome' | 'subject'>,
): Promise<void> {
  const row = { id: context.newId(), workspace_id: workspaceId, customer_id: customerId, ...contact }
  await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'contacts', [row]))
}
