import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { uuids } from '../intake/authors.ts'

/** An address or number that these records have, and others that are not theirs any more, proves nobody. */
export async function doubtShared(tx: Tx, records: readonly string[], others: readonly string[]): Promise<void> {
  await sql`update customer_identifiers i set verified_at = null
    where i.verified_at is not null and i.customer_id = any(${uuids([...records, ...others])})
      and exists (select from customer_identifiers o where o.customer_id = any(${uuids(records)}) and o.kind = i.kind and o.value = i.value)
      and exists (select from customer_identifiers o where o.customer_id = any(${uuids(others)}) and o.kind = i.kind and o.value = i.value)`.execute(
    tx,
  )
}
