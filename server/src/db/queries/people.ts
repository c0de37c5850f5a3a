import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'
import type { Question } from '../together.ts'
import { idsOfPerson } from './merging/records-of.ts'

export type PersonToIndex = Pick<RowOf<'customers'>, 'id'> & {
  /** Of all their records: names, and the company's own ids. */
  names: string[]
  externalIds: string[]
  identifiers: Pick<RowOf<'customer_identifiers'>, 'kind' | 'value'>[]
  handles: string[]
}

/** What customers are found by; a handle only where somebody is sure enough that it is theirs. */
export async function peopleToIndex(tx: Tx, ids: readonly string[]): Promise<PersonToIndex[]> {
  const { rows } = await sql<PersonToIndex>`
    select c.id, coalesce(r.names, '{}') as names, array_remove(r.numbers, null) as "externalIds",
      coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value)) from customer_identifiers i where i.customer_id = any(r.ids)), '[]') as identifiers,
      coalesce((select json_agg(p.handle) from links l join profiles p on p.id = l.profile_id
        where l.customer_id = c.id and l.undone_at is null and l.assurance <> 'suggested' and p.handle is not null), '[]') as handles
    from customers c cross join lateral (
      select array_agg(o.id) as ids, array_agg(o.name) as names, array_agg(o.external_id) as numbers
      from (select c.id, c.name, c.external_id union all select m.id, m.name, m.external_id from customers m where m.merged_into = c.id) o
    ) r
    where c.id = any(${ids}::uuid[]) and c.erased_at is null and c.merged_into is null`.execute(tx)
  return rows
}

export async function knownWords(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ customer_id: string; words: string[] }>`
    select customer_id, words from people_search where customer_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ customer_id, words }) => [customer_id, words]))
}

/** Words that a slip of the hand may have made this one of; and patterns of `like` for them, all with the same first letter. */
export type Mistypings = { slips: readonly string[]; patterns: readonly string[] }
export type LikeWord = { word: string; likeness: number }

/**
 * Words of people that may have been meant, by likeness: 3 the same, 2 begins with it, 1 one of the slips, below looks like it.
 */
export function wordsLike(wanted: string, { slips, patterns }: Mistypings, most: number): Question<LikeWord> {
  return sql<LikeWord>`select word, likeness from app.people_words_like(${wanted}, ${slips}::text[], ${patterns}::text[], ${most})`
}

/** Customers who have a word of each group. */
export async function peopleWith(
  tx: Tx,
  groups: readonly (readonly string[])[],
  most: number,
): Promise<Pick<RowOf<'people_search'>, 'customer_id' | 'words'>[]> {
  const { rows } = await sql<Pick<RowOf<'people_search'>, 'customer_id' | 'words'>>`
    select customer_id, words from app.people_with(${JSON.stringify(groups)}::jsonb, ${most})`.execute(tx)
  return rows
}

export type ExactPerson = { customer_id: string; by: 'email' | 'phone' | 'given' | 'order' }

/** Whose address, number, customer number or order number this is, to the letter. */
export function peopleExactly(workspaceId: string, values: readonly string[], order: string): Question<ExactPerson> {
  return sql<ExactPerson>`
    select coalesce(c.merged_into, c.id) as customer_id, n.by from (
    select i.customer_id, i.kind as by from unnest(${values}::text[]) as wanted (value)
      cross join (values ('email'), ('phone'), ('given')) as kinds (kind)
      join customer_identifiers i on i.workspace_id = ${workspaceId} and i.kind = kinds.kind and i.value = wanted.value
    union select c.id, 'given' from customers c where c.workspace_id = ${workspaceId} and c.external_id = any(${values}::text[])
    union select o.customer_id, 'order' from orders o where o.workspace_id = ${workspaceId} and o.number = ${order}
    ) n cross join lateral (select id, merged_into from customers where id = n.customer_id limit 1) c`
}

export type FoundRow = Pick<RowOf<'customers'>, 'id' | 'name' | 'external_id' | 'city' | 'customer_since'> & {
  email: string | null
  handle: string | null
}

/** What a list of people shows of each. */
export async function peopleRows(tx: Tx, ids: readonly string[]): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select c.id, c.name, c.external_id, c.city, c.customer_since,
      coalesce((select value from customer_identifiers i where i.customer_id = c.id and i.kind = 'email' order by value limit 1),
        (select value from customer_identifiers i where i.customer_id = any(${idsOfPerson(sql`c.id`)}) and i.kind = 'email'
          order by value limit 1)) as email,
      (select p.handle from links l join profiles p on p.id = l.profile_id
        where l.customer_id = c.id and l.undone_at is null and l.assurance <> 'suggested' and p.handle is not null and p.handle not like '%@%.%'
        order by p.id limit 1) as handle
    from customers c where c.id = any(${ids}::uuid[]) and c.erased_at is null`.execute(tx)
  return rows
}
