import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../database.ts'
import type { RowOf } from '../../tables.ts'
import { uuids } from '../intake/authors.ts'

/**
 * The ids of all records of a person, as an array: each index is used, which a condition with `or` does not let PostgreSQL do.
 * @param id a column or value with the record under which they are found
 */
export function idsOfPerson(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(select ${id} union all select merged.id from customers merged where merged.merged_into = ${id})`
}

/** Under which record each of these is found, where that is another one. */
export async function personsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; merged_into: string }>`
    select c.id, c.merged_into from unnest(${uuids(ids)}) as wanted (id)
    cross join lateral (select id, merged_into from customers where id = wanted.id limit 1) c where c.merged_into is not null`.execute(
    tx,
  )
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into]))
}

/** The record under which this one is found: itself, mostly. */
export async function personOf(tx: Tx, id: string): Promise<string> {
  return (await personsOf(tx, [id])).get(id) ?? id
}

/** All records of a person: the one that they are found under first. */
export async function recordsOf(tx: Tx, personId: string): Promise<RowOf<'customers'>[]> {
  const { rows } = await sql<RowOf<'customers'>>`
    select * from customers where (id = ${personId} or merged_into = ${personId}) and erased_at is null
    order by id <> ${personId}, id`.execute(tx)
  return rows
}
