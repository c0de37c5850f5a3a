import { sql } from 'kysely'
import { timestamp, type Tx } from '../../database.ts'
import type { MergeRow } from './merges.ts'

/** Who objected as the one record objects as the other: to being scored; who objects to being linked is not merged. */
export async function objectAlike(tx: Tx, personId: string): Promise<void> {
  await sql`update customers c set objects_to_scoring_at = first.at, level = 'good'
    from (select min(objects_to_scoring_at) as at from customers where merged_into = ${personId}) first
    where c.id = ${personId} and c.objects_to_scoring_at is null and first.at is not null`.execute(tx)
}

/** An objection that only came with the record goes with it; one that was made or withdrawn since stays so for both. */
export async function objectAsBefore(tx: Tx, personId: string, merge: Pick<MergeRow, 'from_id' | 'at'>): Promise<void> {
  await sql`update customers c set objects_to_scoring_at = null from customers r
    where c.id = ${personId} and r.id = ${merge.from_id} and c.objects_to_scoring_at = r.objects_to_scoring_at
      and c.objects_to_scoring_at < ${timestamp(merge.at)}`.execute(tx)
}
