import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { uuids } from '../intake/authors.ts'

/** What hangs on a customer and says itself of which record it is. */
const owned = ['orders', 'subscriptions', 'contacts', 'links'] as const

/** What stands under one record stands under another one; each row keeps of which it is. */
export async function moveRows(tx: Tx, from: string, into: string): Promise<void> {
  for (const table of owned) {
    await sql`update ${sql.table(table)} set told_of = coalesce(told_of, customer_id), customer_id = ${into} where customer_id = ${from}`.execute(
      tx,
    )
  }
}

/** What is of these records goes back to the first of them, whenever it came in. */
export async function moveRowsBack(tx: Tx, records: readonly [string, ...string[]], person: string): Promise<void> {
  const [first] = records
  for (const table of owned) {
    await sql`update ${sql.table(table)} set customer_id = ${first}, told_of = nullif(told_of, ${first}::uuid)
      where customer_id = ${person} and told_of = any(${uuids(records)})`.execute(tx)
  }
}

export type CaseToMove = { id: string; is_open: boolean; is_linked: boolean }

const linkOfAuthor = sql`left join links l on l.profile_id = c.profile_id and l.undone_at is null and l.assurance <> 'suggested'
  and l.customer_id = c.customer_id`
const isOpen = sql`c.status <> 'resolved' and c.joined_into is null as is_open, l.id is not null as is_linked`

/** The cases of a customer, and whether the link of their author says so. */
export async function casesOfCustomer(tx: Tx, customerId: string): Promise<CaseToMove[]> {
  const { rows } =
    await sql<CaseToMove>`select c.id, ${isOpen} from cases c ${linkOfAuthor} where c.customer_id = ${customerId}`.execute(tx)
  return rows
}

/** Of a person's cases those of some of their records: by the link of their author, or because they were before. */
export async function casesOfRecords(
  tx: Tx,
  person: string,
  records: readonly string[],
  before: readonly string[],
): Promise<CaseToMove[]> {
  const { rows } = await sql<CaseToMove>`select c.id, ${isOpen} from cases c ${linkOfAuthor}
    where c.customer_id = ${person}
      and case when l.id is null then c.id = any(${uuids(before)}) else l.told_of = any(${uuids(records)}) end`.execute(tx)
  return rows
}

/** Cases that nobody works any more: nothing is decided of them. */
export async function giveSettledCases(
  tx: Tx,
  caseIds: readonly string[],
  customerId: string,
): Promise<{ caseId: string; version: number }[]> {
  const { rows } = await sql<{
    caseId: string
    version: number
  }>`update cases set customer_id = ${customerId}, version = version + 1
    where id = any(${uuids(caseIds)}) returning id as "caseId", version`.execute(tx)
  return rows
}
