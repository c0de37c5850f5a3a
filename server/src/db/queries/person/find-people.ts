import { sql } from 'kysely'
import type { Tx } from '../../database.ts'

export type FoundPerson = { id: string; kind: 'customer' | 'profile'; name: string; known_as: string }

/** Two of one name are told apart by more than a list of everybody. */
const most = 20

export type PersonNames = {
  /** As it was given. */
  exactly: string
  email: string
  phone: string
}

/**
 * Whom an id, the company's own id, a mail address, a phone number or a handle means. Profiles that are linked to a customer are found
 * as the customer.
 */
export async function findPeople(tx: Tx, { exactly, email, phone }: PersonNames): Promise<FoundPerson[]> {
  const { rows } = await sql<FoundPerson>`
    with named_profiles as (
      select p.* from profiles p where p.erased_at is null
        and (p.id::text = ${exactly} or p.external_id = ${exactly} or lower(p.handle) = lower(ltrim(${exactly}, '@')))
    ), proven as (
      select l.profile_id, l.customer_id from links l where l.undone_at is null and l.assurance <> 'suggested'
        and l.profile_id in (select id from named_profiles)
    )
    select c.id, 'customer' as kind, c.name, coalesce(c.external_id, '') as known_as from customers c
    where c.erased_at is null and c.merged_into is null and c.id in (
      select coalesce(n.merged_into, n.id) from customers n
      where n.id::text = ${exactly} or n.external_id = ${exactly} or n.id in (select customer_id from proven)
      or n.id in (select customer_id from customer_identifiers where (kind = 'email' and value = ${email})
        or (kind = 'phone' and value = ${phone} and ${phone} <> '') or (kind = 'given' and value = ${exactly})))
    union all
    select p.id, 'profile', coalesce(nullif(p.display_name, ''), nullif(p.handle, ''), p.external_id), coalesce(h.name, '')
    from named_profiles p left join channels h on h.id = p.channel_id
    where p.id not in (select profile_id from proven)
    order by 2, 3 limit ${sql.lit(most)}`.execute(tx)
  return rows
}
