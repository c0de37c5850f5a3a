import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** How loud the profiles of customers are. Asked only where a company lets loudness count (`levels.influence: on`). */
export async function followersOf(
  tx: Tx,
  customerIds: readonly string[],
): Promise<{ customer_id: string; followers: number | null }[]> {
  const { rows } = await sql<{ customer_id: string; followers: number | null }>`
    select l.customer_id, a.followers from links l join profile_audience a on a.profile_id = l.profile_id
    where l.customer_id = any(${customerIds}::uuid[]) and l.undone_at is null and l.assurance <> 'suggested'`.execute(tx)
  return rows
}
