import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { binaryArray } from '../../binary-array.ts'
import type { RowOf } from '../../tables.ts'
import { uuids } from '../intake/authors.ts'
import { idsOfPerson } from '../merging/records-of.ts'

/** A profile whom nobody but a suggestion is tied to, as far as it can be compared. */
export type ProfileToLink = Pick<RowOf<'profiles'>, 'id' | 'handle' | 'display_name'> & {
  /** The language of most of its messages. */
  language: string | null
  link_id: string | null
  link_customer_id: string | null
  /** Customers whom a person has said it is not. */
  refused: string[]
}

/** Of these, the ones that may be linked: not linked yet, not erased, and without an objection. */
export async function readProfilesToLink(tx: Tx, ids: readonly string[]): Promise<ProfileToLink[]> {
  const { rows } = await sql<ProfileToLink>`
    select p.id, p.handle, p.display_name, said.language, l.id as link_id, l.customer_id as link_customer_id,
      array(select customer_id from links u where u.profile_id = p.id and u.undone_at is not null
        and (u.assurance <> 'suggested' or u.undone_by is not null)) as refused
    from unnest(${uuids(ids)}) as wanted (id)
    cross join lateral (select * from profiles where id = wanted.id limit 1) p
    left join lateral (select id, customer_id, assurance from links where profile_id = p.id and undone_at is null limit 1) l on true
    left join lateral (
      select language from (
        select m.understanding ->> 'language' as language from cases c join messages m on m.case_id = c.id
        where c.profile_id = p.id and m.profile_id = p.id and m.understanding is not null limit 20
      ) spoken where language <> 'und' group by language order by count(*) desc, language limit 1
    ) said on true
    where p.erased_at is null and p.objects_to_linking_at is null and coalesce(l.assurance, 'suggested') = 'suggested'`.execute(
    tx,
  )
  return rows
}

export type CustomerToLink = Pick<RowOf<'customers'>, 'id' | 'name' | 'city' | 'language'> & { emails: string[] }

/** Of these, the ones that may be linked. */
export async function readCustomersToLink(tx: Tx, ids: readonly string[]): Promise<CustomerToLink[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CustomerToLink>`
    select c.id, c.name, c.city, c.language,
      array(select value from customer_identifiers i where i.kind = 'email'
        and i.customer_id = any(${idsOfPerson(sql`c.id`)}) order by value limit 5) as emails
    from unnest(${uuids(ids)}) as wanted (id)
    cross join lateral (select * from customers where id = wanted.id limit 1) c
    where c.erased_at is null and c.objects_to_linking_at is null and c.merged_into is null`.execute(tx)
  return rows
}

export type WordsOf = { profile_id: string; words: string; references: string[]; is_private: boolean }

/** What profiles have written lately, and whether in private. */
export async function readWordsOf(tx: Tx, profileIds: readonly string[]): Promise<WordsOf[]> {
  const { rows } = await sql<WordsOf>`
    select wanted.id as profile_id, said.words, said.references, said.is_private from unnest(${uuids(profileIds)}) as wanted (id)
    cross join lateral (
      select concat_ws(' ', m.subject, m.body) as words, m.visibility = 'direct' as is_private,
        array(select json_array_elements_text(coalesce(m.understanding -> 'references', '[]'))) as references
      from cases c join messages m on m.case_id = c.id
      where c.profile_id = wanted.id and m.profile_id = wanted.id and m.direction = 'in' and m.deleted_at is null
      order by m.sent_at desc limit 50
    ) said`.execute(tx)
  return rows
}

/** `told_of`: the record that was named, where it is found under another one. */
export type NamedCustomer = {
  kind: 'email' | 'phone' | 'order'
  value: string
  customer_id: string
  told_of: string | null
}

/** Whom verified addresses and phone numbers belong to, and order numbers. A customer who objects is nobody's. */
export async function customersNamedBy(
  tx: Tx,
  said: readonly { kind: 'email' | 'phone' | 'order'; value: string }[],
): Promise<NamedCustomer[]> {
  if (said.length === 0) return []
  const kinds = binaryArray(
    'text',
    said.map(({ kind }) => kind),
  )
  const values = binaryArray(
    'text',
    said.map(({ value }) => value),
  )
  const { rows } = await sql<NamedCustomer>`
    with wanted as (select distinct kind, value from unnest(${kinds}::text[], ${values}::text[]) as w (kind, value)), named as (
      select w.kind, w.value, i.customer_id from wanted w
      join customer_identifiers i on i.workspace_id = (select app.current_workspace()) and i.kind = w.kind and i.value = w.value
      where w.kind <> 'order' and i.verified_at is not null
      union
      select w.kind, w.value, coalesce(o.told_of, o.customer_id) from wanted w
      join orders o on o.workspace_id = (select app.current_workspace()) and o.number = w.value where w.kind = 'order'
    )
    select named.kind, named.value, coalesce(c.merged_into, c.id) as customer_id, case when c.merged_into is not null then c.id end as told_of
    from named join customers c on c.id = named.customer_id
    where c.erased_at is null and c.objects_to_linking_at is null`.execute(tx)
  return rows
}

/** Handles of the latest profiles: which letters are rare among them. */
export async function readHandles(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ handle: string }>`
    select handle from profiles where handle is not null order by id desc limit ${sql.lit(most)}`.execute(tx)
  return rows.map(({ handle }) => handle)
}
