import { sql } from 'kysely'
import { jsonb, timestamp, type Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import type { CustomerMerge } from '../../tables/cases.ts'
import { uuids } from '../intake/authors.ts'

export type MergeRow = Omit<RowOf<'merges'>, 'moved'> & { moved: CustomerMerge }

export async function insertCustomerMerge(
  tx: Tx,
  { id, workspace_id, from_id, into_id, moved, at, by_user_id }: Omit<MergeRow, 'kind' | 'undone_at' | 'undone_by'>,
): Promise<void> {
  const row = { id, workspace_id, from_id, into_id, by_user_id, kind: 'customer-merged' as const }
  await tx
    .insertInto('merges')
    .values({ ...row, moved: jsonb(moved), at: timestamp(at) })
    .execute()
}

/** Locked until the end of the transaction, so that two people cannot take the same merge back. */
export async function lockCustomerMerge(tx: Tx, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`select * from merges where id = ${id} and kind = 'customer-merged' for update`.execute(tx)
  return rows[0]
}

export type MergedRecord = Pick<RowOf<'merges'>, 'at' | 'by_user_id'> & {
  merge_id: string
  record_id: string
  name: string
  external_id: string | null
}

/** The records that are found under this one, and by whose word; the latest first. */
export async function readMergedRecords(tx: Tx, personId: string): Promise<MergedRecord[]> {
  const { rows } = await sql<MergedRecord>`
    select g.id as merge_id, g.at, g.by_user_id, c.id as record_id, c.name, c.external_id
    from customers c join merges g on g.from_id = c.id and g.kind = 'customer-merged' and g.undone_at is null
    where c.merged_into = ${personId} and c.erased_at is null order by g.at desc, g.id`.execute(tx)
  return rows
}

/** A record, and those that were merged into it, also by way of others. */
export async function recordsUnder(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive under (id) as (
      select ${id}::uuid
      union
      select g.from_id from merges g join under u on g.into_id = u.id where g.kind = 'customer-merged' and g.undone_at is null
    ) select id from under`.execute(tx)
  return rows.map(row => row.id)
}

/** These records are found under another one, or (null) the first of them for itself and the others under it. */
export async function findUnder(tx: Tx, records: readonly [string, ...string[]], person: string | null): Promise<void> {
  const [first] = records
  await sql`update customers set merged_into = case when id = ${first} then ${person}::uuid else coalesce(${person}::uuid, ${first}::uuid) end
    where id = any(${uuids(records)})`.execute(tx)
}
