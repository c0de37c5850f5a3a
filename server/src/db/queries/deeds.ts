import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'
import { idsOfPerson } from './merging/records-of.ts'

export type KeptDeed = Pick<RowOf<'deeds'>, 'id' | 'kind' | 'at' | 'note' | 'recorded_at'> & { recorder: string | null }
export type Whose = Pick<RowOf<'customers'>, 'objects_to_scoring_at'>

/** What was not taken back, the latest first. */
export async function readDeeds(tx: Tx, customerId: string): Promise<KeptDeed[]> {
  const { rows } = await sql<KeptDeed>`
    select d.id, d.kind, d.at, d.note, d.recorded_at, m.name as recorder
    from deeds d left join members m on m.workspace_id = d.workspace_id and m.user_id = d.recorded_by
    where d.customer_id = any(${idsOfPerson(sql`${customerId}::uuid`)}) and d.undone_at is null order by d.at desc, d.recorded_at desc, d.id desc limit 5000`.execute(
    tx,
  )
  return rows
}

/** Held until the end of the transaction: nobody is erased meanwhile. */
export function customerOfDeeds(tx: Tx, customerId: string): Promise<Whose | undefined> {
  return tx
    .selectFrom('customers')
    .select('objects_to_scoring_at')
    .where('id', '=', customerId)
    .where('erased_at', 'is', null)
    .forShare()
    .executeTakeFirst()
}

export type NewDeed = Pick<
  RowOf<'deeds'>,
  'id' | 'workspace_id' | 'customer_id' | 'kind' | 'at' | 'note' | 'recorded_at' | 'recorded_by'
>

/** @returns whether it is new: the same deed stands there once */
export async function insertDeed(tx: Tx, deed: NewDeed): Promise<boolean> {
  const { rows } = await sql`
    insert into deeds (id, workspace_id, customer_id, kind, at, note, recorded_at, recorded_by)
    values (${deed.id}, ${deed.workspace_id}, ${deed.customer_id}, ${deed.kind}, ${timestamp(deed.at)}, ${deed.note},
      ${timestamp(deed.recorded_at)}, ${deed.recorded_by})
    on conflict (customer_id, kind, at, note) where undone_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** @returns whether there was one to take back */
export async function undoDeed(tx: Tx, customerId: string, deedId: string, by: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`update deeds set undone_at = ${timestamp(at)}, undone_by = ${by}
    where id = ${deedId} and customer_id = any(${idsOfPerson(sql`${customerId}::uuid`)}) and undone_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}
