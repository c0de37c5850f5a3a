import type { EarlierContact } from '@evenhand/domain/facts/relationship.ts'
import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type ContactOfCase = {
  case_id: string
  contact_id: string
  at: number
  channel: EarlierContact['channel']
  known: readonly EarlierContact[]
}

/**
 * Contacts on record about cases that are open: of the same customer, who is proven, with the same reference, and earlier than the case.
 * Cases that need nobody any more are left alone.
 */
export async function contactsOfOpenCases(tx: Tx): Promise<ContactOfCase[]> {
  const { rows } = await sql<ContactOfCase>`
    select distinct on (c.id, t.at, t.id) c.id as case_id, t.id as contact_id, t.at, t.channel,
      d.facts -> 'relationship' -> 'earlierContacts' as known
    from cases c
    join case_references r on r.case_id = c.id
    join contacts t on t.customer_id = c.customer_id and t.reference = r.reference and t.at < c.joined_at
    join lateral (select facts from decisions where case_id = c.id order by position desc limit 1) d on true
    where c.status <> 'resolved' and c.joined_into is null and c.assurance = 'verified'
    order by c.id, t.at, t.id`.execute(tx)
  return rows
}
