import { isDeepStrictEqual } from 'node:util'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { announce } from '../../db/announce.ts'
import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { contactsLinkedByPeople } from '../../db/queries/links/links.ts'
import { giveSettledCases, type CaseToMove } from '../../db/queries/merging/move-rows.ts'
import type { CustomerMerge } from '../../db/tables/cases.ts'
import type { Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseChange } from '../deciding/ledger.ts'
import { whose } from '../deciding/whose.ts'
import { withContacts } from '../intake/middle/customer-facts.ts'
import { withRecords } from '../intake/middle/records.ts'
import type { Customer } from '../intake/middle/world.ts'
import { customerOnRecord, referencesOf } from '../links/adopt-cases.ts'
import { withoutRecords } from '../links/take-back.ts'

type DecidingContext = Pick<Context, 'clock' | 'newId'>
type Changed = CustomerMerge['facts']
/** Who says so, where, and what of it is written to the history of the cases. */
export type Saying = { workspaceId: string; by: string; at: number; cause: 'link' | 'undone' }

/**
 * Cases are a customer's from now on. Those that are still worked are decided anew, by what is on record of that customer; the level stays
 * as it was when a case opened.
 * @param known facts to go back to, where nothing has happened to the case since
 * @returns the facts that changed
 */
export async function giveCases(
  tx: Tx,
  context: DecidingContext,
  saying: Saying,
  cases: readonly CaseToMove[],
  customerId: string,
  known: Changed = [],
): Promise<Changed> {
  const settled = cases.filter(({ is_open }) => !is_open).map(({ id }) => id)
  const worked = cases.filter(({ is_open }) => is_open).map(({ id }) => id)
  const given = await giveSettledCases(tx, settled, customerId)
  const told = whose(customerId, saying.cause === 'link' ? 'merge' : 'merge-undone')
  const settledRow = { workspace_id: saying.workspaceId, at: saying.at, actor_user_id: saying.by, subject_id: customerId }
  const settledRows = settled.map(caseId => ({ ...settledRow, case_id: caseId, kind: told.kind, data: told.data }))
  await insertRows(tx, 'timeline', settledRows)
  const records = await lockCaseRecords(tx, worked)
  const facts = await factsAnew(tx, saying, records, customerId, known)
  const { cause, at, by } = saying
  const changes = records.map((record): CaseChange => ({
    record,
    facts: facts.get(record.id) ?? record.facts,
    cause,
    at,
    by,
    set: { customerId },
    entries: record.customerId === customerId ? [] : [told],
  }))
  await announce(tx, saying.workspaceId, [...(await decideCases(tx, context, changes)), ...given])
  return records.flatMap(({ id, facts: before }) => {
    const after = facts.get(id) ?? before
    return isDeepStrictEqual(before, after) ? [] : [{ caseId: id, before, after }]
  })
}

async function factsAnew(
  tx: Tx,
  saying: Saying,
  records: readonly CaseRecord[],
  customerId: string,
  known: Changed,
): Promise<Map<string, ServiceFacts>> {
  const proven = records.filter(({ facts }) => facts.relationship.assurance === 'verified')
  if (proven.length === 0) return new Map()
  const customer = await customerOnRecord(tx, customerId)
  const references = await referencesOf(tx, proven)
  const ids = proven.map(({ id }) => id)
  const told = saying.cause === 'undone' ? await contactsLinkedByPeople(tx, ids) : []
  return new Map(
    proven.map(({ id, facts }) => {
      const former = known.find(one => one.caseId === id && isDeepStrictEqual(one.after, facts))
      if (former !== undefined) return [id, former.before]
      const kept = told.filter(({ case_id }) => case_id === id)
      const bare = saying.cause === 'undone' ? withoutRecords(facts, kept) : facts
      return [id, withWhatIsOnRecord(bare, customer, references.get(id) ?? none, saying.at)]
    }),
  )
}

const none: ReadonlySet<string> = new Set()

function withWhatIsOnRecord(
  facts: ServiceFacts,
  customer: Customer | null,
  references: ReadonlySet<string>,
  at: number,
): ServiceFacts {
  return {
    ...facts,
    need: withRecords(facts.need, customer, references, at),
    relationship: withContacts(facts.relationship, { references: new Set(references) }, customer),
  }
}
