import type { Tx } from '../../db/database.ts'
import { announce } from '../../db/announce.ts'
import { casesOpenedBy, noteMoved } from '../../db/queries/links/links.ts'
import { caseReferences } from '../../db/queries/intake/cases.ts'
import type { CaseReference } from '../../db/queries/intake/cases.ts'
import { contactsOf, customersById, ordersOf } from '../../db/queries/intake/authors.ts'
import type { KnownCustomer } from '../../db/queries/intake/authors.ts'
import { together } from '../../db/together.ts'
import type { RowOf } from '../../db/tables.ts'
import { withContacts } from '../intake/middle/customer-facts.ts'
import { withRecords } from '../intake/middle/records.ts'
import type { Customer } from '../intake/middle/world.ts'
import type { Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseChange } from '../deciding/ledger.ts'
import { whose } from '../deciding/whose.ts'

type LinkToAdopt = Pick<RowOf<'links'>, 'id' | 'workspace_id' | 'profile_id' | 'customer_id' | 'assurance'> & {
  /** Of one that holds again. */
  moved?: RowOf<'links'>['moved'] | undefined
}

/**
 * The cases of a profile become the customer's, and are decided anew. Where the link is proven, what the customer's records say counts as
 * well; the level stays as it was when a case opened, or as it was under a link that holds again. What they were before is kept with the link.
 * @param by the member who said so; null for the machine
 */
export async function adoptCases(
  tx: Tx,
  context: Pick<Context, 'clock' | 'newId'>,
  link: LinkToAdopt,
  by: string | null,
): Promise<void> {
  const records = await lockCaseRecords(tx, await casesOpenedBy(tx, link.profile_id))
  if (records.length === 0) return
  await noteMoved(tx, link.id, records.map(before))
  const customer = link.assurance === 'verified' ? await customerOnRecord(tx, link.customer_id) : null
  const references = await referencesOf(tx, records)
  const at = context.clock.now()
  const changes = records.map((record): CaseChange => {
    const known = { known: true, assurance: link.assurance }
    const own = references.get(record.id) ?? none
    const under = link.moved?.find(({ caseId }) => caseId === record.id)?.under
    const relationship = { ...record.facts.relationship, ...known, ...under }
    const facts = {
      ...record.facts,
      need: withRecords(record.facts.need, customer, own, at),
      relationship: customer === null ? relationship : withContacts(relationship, { references: own }, customer),
    }
    const isNew = record.customerId !== link.customer_id || record.facts.relationship.assurance !== link.assurance
    const entries = isNew ? [whose(link.customer_id, 'link', { assurance: link.assurance })] : []
    return { record, facts, cause: 'link', at, by, set: { customerId: link.customer_id }, entries }
  })
  await announce(tx, link.workspace_id, await decideCases(tx, context, changes))
}

const none = new Set<string>()

function before({ id, customerId, facts }: CaseRecord) {
  const { known, assurance, level } = facts.relationship
  return { caseId: id, customerId, known, assurance, level }
}

/** What records say of a customer: of use only where it is proven who they are. */
export async function customerOnRecord(tx: Tx, id: string): Promise<Customer | null> {
  const [customers, orders, contacts] = await together<[KnownCustomer, RowOf<'orders'>, RowOf<'contacts'>]>(tx, [
    customersById([id]),
    ordersOf([id]),
    contactsOf([id]),
  ])
  const [customer] = customers
  return customer === undefined ? null : { ...customer, orders, contacts }
}

export async function referencesOf(tx: Tx, records: readonly CaseRecord[]): Promise<Map<string, Set<string>>> {
  const [rows] = await together<[CaseReference]>(tx, [caseReferences(records.map(({ id }) => id))])
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id)
  return new Map([...byCase].map(([id, own]) => [id, new Set(own.map(({ reference }) => reference))]))
}
