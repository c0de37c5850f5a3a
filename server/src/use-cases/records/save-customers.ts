import type { CustomerRecord } from '@evenhand/contract/records.ts'
import { personsOf } from '../../db/queries/merging/records-of.ts'
import { customersByExternalId, identifiersAround } from '../../db/queries/records.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RowOf } from '../../db/tables.ts'
import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'
import { Book } from './book.ts'
import { IdentifierBook } from './identifier-book.ts'
import { refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import type { Saving } from './saving.ts'

type CustomerRow = RowOf<'customers'>

/**
 * Stores customers by the company's own ids; what is the same already stays untouched.
 * @returns what became of each, in their order
 */
export async function saveCustomers(saving: Saving, records: readonly CustomerRecord[]): Promise<Outcome[]> {
  const { tx } = saving
  const stored = await customersByExternalId(tx, [...new Set(records.map(({ externalId }) => externalId))])
  const customers = new Book<CustomerRow>(stored, row => row.external_id ?? '')
  const wanted = records.flatMap(record => [...keysOf('email', emailsOf(record)), ...keysOf('phone', phonesOf(record))])
  const held = await identifiersAround(
    tx,
    wanted,
    stored.map(({ id }) => id),
  )
  const holders = [...new Set(held.map(row => row.customer_id))]
  const identifiers = new IdentifierBook(held, await personsOf(tx, holders))
  const outcomes = records.map(record => saveOne(saving, record, customers, identifiers))
  if (saving.dryRun !== null) return outcomes
  await insertRows(tx, 'customers', customers.fresh())
  await insertRows(tx, 'customers', customers.changed(), { onConflict: { columns: ['id'], keep: toldByOthers } })
  await identifiers.write(saving)
  return outcomes
}

function saveOne(saving: Saving, record: CustomerRecord, customers: Book<CustomerRow>, identifiers: IdentifierBook): Outcome {
  const known = customers.get(record.externalId)
  if (known !== undefined && known.erased_at !== null)
    return refused(`Customer ${record.externalId} was erased at their wish, and is not brought back.`)
  const row = merged(saving, record, known)
  const state = customers.put(row)
  const [emails, phones] = [emailsOf(record), phonesOf(record)]
  const common = { customerId: row.id, vouched: record.vouched }
  const shared = [
    ...sharedBy(saving, identifiers, 'email', emails, row.id),
    ...sharedBy(saving, identifiers, 'phone', phones, row.id),
  ]
  const changes = [
    emails.length > 0 && identifiers.replace(saving, { ...common, kind: 'email', values: emails }),
    phones.length > 0 && identifiers.replace(saving, { ...common, kind: 'phone', values: phones }),
  ]
  const hasChanged = state === 'unchanged' && changes.includes(true)
  return { state: hasChanged ? 'changed' : state, note: shared.length === 0 ? null : shared.join(' ') }
}

/** What the record does not say stays as it is; who has no name is called by their address or number. */
function merged(saving: Saving, record: CustomerRecord, known: CustomerRow | undefined): CustomerRow {
  const fresh: CustomerRow = {
    id: known?.id ?? saving.newId(),
    workspace_id: saving.workspaceId,
    external_id: record.externalId,
    name: record.emails[0] ?? record.externalId,
    language: null,
    city: null,
    support_needs: [],
    household_id: null,
    level: 'good',
    customer_since: null,
    created_at: saving.now,
    erased_at: null,
    objects_to_linking_at: null,
    objects_to_scoring_at: null,
    merged_into: null,
  }
  const before = known ?? fresh
  return {
    ...before,
    name: record.name ?? before.name,
    language: record.language ?? before.language,
    city: record.city ?? before.city,
    support_needs: record.supportNeeds === null ? before.support_needs : [...record.supportNeeds],
    customer_since: record.since ?? before.customer_since,
  }
}

/** No record speaks of these, and others may change them at the same moment. */
const toldByOthers = [
  ...(['workspace_id', 'external_id', 'household_id', 'level', 'created_at', 'erased_at', 'merged_into'] as const),
  ...(['objects_to_linking_at', 'objects_to_scoring_at'] as const),
]

/** Sentences on what others have too. */
function sharedBy(
  { dryRun }: Saving,
  identifiers: IdentifierBook,
  kind: 'email' | 'phone',
  values: readonly string[],
  customerId: string,
): string[] {
  const foreseen = dryRun === null ? [] : values.filter(value => dryRun.add(kind, value))
  const isShared =
    foreseen.length > 0 ||
    identifiers.holdersOf(kind, values).some(id => identifiers.personOf(id) !== identifiers.personOf(customerId))
  return isShared ? [sharedNotes[kind]] : []
}

const sharedNotes = {
  email: 'Another customer has the same e-mail address: it is kept with both, and links nobody by itself.',
  phone: 'Another customer has the same telephone number: it is kept with both, and links nobody by itself.',
}

function emailsOf({ emails }: CustomerRecord): string[] {
  return [...new Set(emails.map(normaliseEmail))]
}

function phonesOf({ phones }: CustomerRecord): string[] {
  return [...new Set(phones.map(normalisePhone))]
}

function keysOf<Kind extends 'email' | 'phone'>(kind: Kind, values: readonly string[]): { kind: Kind; value: string }[] {
  return values.map(value => ({ kind, value }))
}
