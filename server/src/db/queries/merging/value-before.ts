import { sql } from 'kysely'
import type { Level } from '@evenhand/domain/facts/relationship.ts'
import type { Tx } from '../../database.ts'
import { uuids } from '../intake/authors.ts'

/** Value as it stands: whoever values later goes on from a level and from nights below it, so both have to come back. */
export type ValueBefore = { value: unknown; householdValues: readonly unknown[] }

export async function readValueBefore(tx: Tx, customerId: string, householdIds: readonly string[]): Promise<ValueBefore> {
  const value = await sql<{
    row: unknown
  }>`select to_jsonb(v) as row from customer_values v where customer_id = ${customerId}`.execute(tx)
  const shared = await sql<{ row: unknown }>`
    select to_jsonb(v) as row from household_values v where household_id = any(${uuids(householdIds)}) order by household_id`.execute(
    tx,
  )
  return { value: value.rows[0]?.row ?? null, householdValues: shared.rows.map(({ row }) => row) }
}

export async function restoreValue(
  tx: Tx,
  customerId: string,
  level: Level,
  { value, householdValues }: ValueBefore,
): Promise<void> {
  await sql`delete from customer_values where customer_id = ${customerId}`.execute(tx)
  if (value !== null)
    await sql`insert into customer_values select * from jsonb_populate_record(null::app.customer_values, ${JSON.stringify(value)}::jsonb)`.execute(
      tx,
    )
  await sql`delete from household_values v using jsonb_populate_recordset(null::app.household_values, ${JSON.stringify(householdValues)}::jsonb) b
    where v.household_id = b.household_id`.execute(tx)
  await sql`insert into household_values
    select b.* from jsonb_populate_recordset(null::app.household_values, ${JSON.stringify(householdValues)}::jsonb) b
    join households h on h.id = b.household_id`.execute(tx)
  await sql`update customers set level = ${level} where id = ${customerId}`.execute(tx)
}

/** These are valued anew, and found by their words, as soon as somebody gets to it. */
export async function noteChanged(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  await sql`select app.note_changed_customers(${workspaceId}::uuid, ${uuids(customerIds)}, true)`.execute(tx)
}

/** Everybody of these households. */
export async function membersOf(tx: Tx, householdIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from customers where household_id = any(${uuids(householdIds)})`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
