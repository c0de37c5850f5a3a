import { sql } from 'kysely'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'
import { uuids } from './intake/authors.ts'

export type Member = RowOf<'memberships'> & { name: string }

export function readHousehold(tx: Tx, id: string): Promise<RowOf<'households'> | undefined> {
  return tx.selectFrom('households').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockHousehold(tx: Tx, id: string): Promise<RowOf<'households'> | undefined> {
  return tx.selectFrom('households').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function setNames(tx: Tx, id: string, names: Pick<RowOf<'households'>, 'name' | 'contract'>): Promise<void> {
  await tx.updateTable('households').set(names).where('id', '=', id).execute()
}

/** @param at null for one that is there again */
export async function setDissolved(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx
    .updateTable('households')
    .set({ dissolved_at: at === null ? null : timestamp(at) })
    .where('id', '=', id)
    .execute()
}

/** Those who went out of it together. */
export function membershipsEndedAt(tx: Tx, householdId: string, at: number): Promise<RowOf<'memberships'>[]> {
  return tx
    .selectFrom('memberships')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('ended_at', '=', timestamp(at))
    .orderBy('id')
    .execute()
}

/** Members by name. Whoever belonged to it before memberships were kept is among them, as told. */
export async function readMembers(tx: Tx, householdId: string): Promise<Member[]> {
  return tx
    .selectFrom('memberships')
    .innerJoin('customers', 'customers.id', 'memberships.customer_id')
    .selectAll('memberships')
    .select('customers.name as name')
    .where('memberships.household_id', '=', householdId)
    .where('memberships.ended_at', 'is', null)
    .where('customers.erased_at', 'is', null)
    .where('customers.merged_into', 'is', null)
    .orderBy('customers.name')
    .orderBy('memberships.id')
    .execute()
}

/** Locked, in the order of their ids. */
export function lockCustomers(tx: Tx, ids: readonly string[]): Promise<Pick<RowOf<'customers'>, 'id' | 'household_id'>[]> {
  return tx
    .selectFrom('customers')
    .select(['id', 'household_id'])
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .where('erased_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export function lockMembership(tx: Tx, id: string): Promise<RowOf<'memberships'> | undefined> {
  return tx.selectFrom('memberships').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Of members who were there before memberships were kept; somebody else may do the same at this moment. */
export async function adoptMembers(tx: Tx, householdId: string, at: number, newId: () => string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from customers c where household_id = ${householdId} and erased_at is null and merged_into is null
      and not exists (select from memberships m where m.customer_id = c.id and m.ended_at is null)`.execute(tx)
  for (const { id } of rows) {
    await sql`insert into memberships (id, workspace_id, household_id, customer_id, because, at)
      values (${newId()}, (select app.current_workspace()), ${householdId}, ${id}, 'told', ${timestamp(at)})
      on conflict do nothing`.execute(tx)
  }
}

export async function setHousehold(tx: Tx, customerIds: readonly string[], householdId: string | null): Promise<void> {
  await tx
    .updateTable('customers')
    .set({ household_id: householdId })
    .where(sql<boolean>`id = any(${uuids(customerIds)})`)
    .execute()
}

/** @param by the member who took them out; null for one that holds again */
export async function setEnd(tx: Tx, id: string, at: number | null, by: string | null): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ ended_at: at === null ? null : timestamp(at), ended_by: by })
    .where('id', '=', id)
    .execute()
}

/** Ends a membership that came with a merge and with nothing else, unless somebody ended it before. */
export async function leaveHousehold(tx: Tx, membershipId: string): Promise<void> {
  await sql`with gone as (delete from memberships where id = ${membershipId} and ended_at is null returning customer_id, household_id)
    update customers c set household_id = null from gone where c.id = gone.customer_id and c.household_id = gone.household_id`.execute(
    tx,
  )
}
