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

/** Two cases that may be the same matter, as reading them alike would say. */
export async function suggestSame({ context, workspaceId }: Product, numbers: readonly [number, number]): Promise<void> {
  await inWorkspace(context.db, workspaceId, async tx => {
    const cases = await tx.selectFrom('cases').select(['id', 'number']).where('number', 'in', numbers).execute()
    const [one, other] = numbers.map(number => cases.find(found => found.number === number)?.id)
    if (one === undefined || other === undefined) throw new Error(`There is no case ${numbers.join(' or ')}.`)
    const row = { id: context.newId(), workspace_id: workspaceId, case_id: one, other_case_id: other, score: 0.9 }
    await insertRows(tx, 'suggestions', [{ ...row, state: 'open', created_at: context.clock.now() }])
  })
}
