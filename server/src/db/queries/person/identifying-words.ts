import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { uuids } from '../intake/authors.ts'

/**
 * Names, addresses and numbers that lead to a person: of the customer, of their orders and contacts, and the names that networks give
 * to their profiles and messages.
 */
export async function identifyingWords(tx: Tx, recordIds: readonly string[], ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct word from (
      select unnest(array[name, external_id]) as word from customers where id = any(${uuids(recordIds)})
      union all select value from customer_identifiers where customer_id = any(${uuids(recordIds)})
      union all select number from orders where customer_id = any(${uuids(recordIds)})
      union all select number from subscriptions where customer_id = any(${uuids(recordIds)})
      union all select r.external_id from refunds r join orders o on o.id = r.order_id where o.customer_id = any(${uuids(recordIds)})
      union all select unnest(array[external_id, reference]) from contacts where customer_id = any(${uuids(recordIds)})
      union all select unnest(array[external_id, handle, display_name]) from profiles where id = any(${uuids(ids)})
      union all select external_id from messages where id = any(${uuids(ids)})
    ) words where word <> ''`.execute(tx)
  return rows.map(row => row.word)
}
