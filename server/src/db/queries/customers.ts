import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

const mostRows = 100

export function readContact(tx: Tx, contactId: string): Promise<RowOf<'contacts'> | undefined> {
  return tx.selectFrom('contacts').selectAll().where('id', '=', contactId).executeTakeFirst()
}

export type FoundContact = RowOf<'contacts'> & { customer_name: string }

export type ContactSearch = {
  caseId: string
  customerId: string | null
  /** Contacts are earlier than the case. */
  before: number
  /** An exact address, phone number, customer number or reference, in the forms in which they are stored; empty finds none by it. */
  exactly: readonly string[]
}

/** Contacts that may be about a case, latest first. */
export async function findContacts(tx: Tx, { caseId, customerId, before, exactly }: ContactSearch): Promise<FoundContact[]> {
  const { rows } = await sql<FoundContact>`
    select t.*, u.name as customer_name from contacts t join customers u on u.id = t.customer_id
    where t.at <= ${timestamp(before)} and u.erased_at is null and t.customer_id in (
      select ${customerId}::uuid where ${customerId}::uuid is not null
      union select coalesce(o.merged_into, o.id) from customer_identifiers i join customers o on o.id = i.customer_id
        where i.kind in ('email', 'phone', 'given') and i.value = any(${exactly}::text[])
      union select coalesce(merged_into, id) from customers where external_id = any(${exactly}::text[])
      union select customer_id from contacts where reference = any(${exactly}::text[])
        or reference in (select reference from case_references where case_id = ${caseId})
    ) and (t.customer_id is not distinct from ${customerId}::uuid or ${customerId}::uuid is null)
    order by t.at desc limit ${sql.lit(mostRows)}`.execute(tx)
  return rows
}

export function readCustomer(tx: Tx, customerId: string): Promise<RowOf<'customers'> | undefined> {
  return tx.selectFrom('customers').selectAll().where('id', '=', customerId).where('erased_at', 'is', null).executeTakeFirst()
}

/** Whom an id means: the record itself, or the one under which it is found. */
export async function findCustomer(tx: Tx, id: string): Promise<RowOf<'customers'> | undefined> {
  const found = await readCustomer(tx, id)
  return found === undefined || found.merged_into === null ? found : readCustomer(tx, found.merged_into)
}

/** The household's name and size only: no member sees another's conversations. */
export async function readHousehold(
  tx: Tx,
  householdId: string,
): Promise<{ id: string; name: string; members: number } | undefined> {
  const { rows } = await sql<{ id: string; name: string; members: number }>`
    select h.id, h.name, (select count(*)::int from customers c where c.household_id = h.id and c.erased_at is null
      and c.merged_into is null) as members
    from households h where h.id = ${householdId}`.execute(tx)
  return rows[0]
}

export type LinkedProfile = {
  id: string
  linkId: string
  handle: string | null
  channel: string
  network: RowOf<'channels'>['network']
  assurance: RowOf<'links'>['assurance']
  evidence: RowOf<'links'>['evidence']
}

/** Profiles with a current link to a customer, best proven first. */
export function readLinkedProfiles(tx: Tx, customerId: string): Promise<LinkedProfile[]> {
  return tx
    .selectFrom('links')
    .innerJoin('profiles', 'profiles.id', 'links.profile_id')
    .innerJoin('channels', 'channels.id', 'profiles.channel_id')
    .select([
      'profiles.id',
      'links.id as linkId',
      'profiles.handle',
      'channels.name as channel',
      'channels.network',
      'links.assurance',
      'links.evidence',
    ])
    .where('links.customer_id', '=', customerId)
    .where('links.undone_at', 'is', null)
    .orderBy(sql`case links.assurance when 'verified' then 0 when 'linked' then 1 else 2 end`)
    .orderBy('profiles.id')
    .execute()
}

export type OrderFound = RowOf<'orders'> & { refunded_at: Instant | null }

/** The latest orders, and when something was given back of each last. */
export async function readOrders(tx: Tx, customerId: string): Promise<OrderFound[]> {
  const { rows } = await sql<OrderFound>`
    select o.*, (select max(at) from refunds r where r.order_id = o.id) as refunded_at
    from orders o where o.customer_id = ${customerId} order by o.placed_at desc, o.id limit ${sql.lit(mostRows)}`.execute(tx)
  return rows
}

export async function countOrders(tx: Tx, customerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from orders where customer_id = ${customerId}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Those that run come first, then the latest to have ended. */
export function readSubscriptions(tx: Tx, customerId: string): Promise<RowOf<'subscriptions'>[]> {
  return tx
    .selectFrom('subscriptions')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('ended_at', order => order.desc().nullsFirst())
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(mostRows)
    .execute()
}

export function readContacts(tx: Tx, customerId: string): Promise<RowOf<'contacts'>[]> {
  return tx
    .selectFrom('contacts')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('at', 'desc')
    .limit(mostRows)
    .execute()
}

export type CustomerCase = Pick<RowOf<'cases'>, 'id' | 'number' | 'status' | 'severity' | 'opened_at' | 'resolved_at'> & {
  excerpt: string | null
}

/** The customer's cases, latest first. */
export async function readCustomerCases(tx: Tx, customerId: string): Promise<CustomerCase[]> {
  const { rows } = await sql<CustomerCase>`
    select c.id, c.number, c.status, c.severity, c.opened_at, c.resolved_at, m.excerpt
    from (select * from cases where customer_id = ${customerId} and joined_into is null order by joined_at desc limit ${sql.lit(mostRows)}) c
    left join lateral (
      select left(m.body, 200) as excerpt from messages m where m.case_id = c.id and m.direction = 'in'
      order by m.sent_at desc, m.position desc limit 1
    ) m on true
    order by c.joined_at desc`.execute(tx)
  return rows
}

/** How sure we are that the author of a case is this customer; null when the case is somebody else's. */
export async function readCaseAssurance(
  tx: Tx,
  caseId: string,
  customerId: string,
): Promise<RowOf<'links'>['assurance'] | 'unknown' | null> {
  const { rows } = await sql<{ assurance: RowOf<'links'>['assurance'] | null; is_theirs: boolean }>`
    select l.assurance, coalesce(c.customer_id = ${customerId} or l.customer_id = ${customerId}, false) as is_theirs
    from cases c
    left join links l on l.profile_id = c.profile_id and l.undone_at is null and l.customer_id = ${customerId}
    where c.id = ${caseId}`.execute(tx)
  const [row] = rows
  return row?.is_theirs ? (row.assurance ?? 'unknown') : null
}
