import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { timestamp, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'
import { idsOfPerson } from './merging/records-of.ts'

export type PromiseCounts = { kept: number; broken: number; running: number }
export type BrokenPromise = { number: number; kind: string; due_at: Instant; settled_at: Instant | null }

/** What was promised to a customer: a promise whose instant has passed is broken, also while nobody has answered. */
export async function promisesTo(
  tx: Tx,
  customerId: string,
  now: Instant,
): Promise<{ counts: PromiseCounts; lately: BrokenPromise[] }> {
  const at = timestamp(now)
  const broken = sql`(o.state = 'met' and o.settled_at > o.due_at or o.state = 'running' and o.due_at < ${at})`
  const theirs = sql`obligations o join cases c on c.id = o.case_id where c.customer_id = ${customerId} and c.joined_into is null`
  const { rows } = await sql<PromiseCounts>`
    select count(*) filter (where o.state = 'met' and o.settled_at <= o.due_at)::int as kept, count(*) filter (where ${broken})::int as broken,
      count(*) filter (where o.state = 'running' and o.due_at >= ${at})::int as running
    from ${theirs}`.execute(tx)
  const lately = await sql<BrokenPromise>`
    select c.number, o.kind, o.due_at, case when o.state = 'met' then o.settled_at end as settled_at
    from ${theirs} and ${broken} order by o.due_at desc limit 5`.execute(tx)
  return { counts: rows[0] ?? { kept: 0, broken: 0, running: 0 }, lately: lately.rows }
}

export type KnownIdentifier = Pick<RowOf<'customer_identifiers'>, 'kind' | 'value'> & { is_verified: boolean }

/** By what somebody is known to the letter, on any of their records; what two records have stands once. */
export async function identifiersOf(tx: Tx, customerId: string): Promise<KnownIdentifier[]> {
  const { rows } = await sql<KnownIdentifier>`
    select kind, value, bool_or(verified_at is not null) as is_verified from customer_identifiers
    where customer_id = any(${idsOfPerson(sql`${customerId}::uuid`)}) group by kind, value order by kind, value limit 50`.execute(
    tx,
  )
  return rows
}

export type Moment = {
  id: string
  at: Instant
  kind: 'message' | 'contact'
  direction: 'in' | 'out'
  channel: string
  network: string
  text: string
  number: number | null
  outcome: string | null
}

/** Before which moment a list goes on: several may be at the same instant. */
export type Before = { at: Instant; id: string }

/** What was said between a customer and us on every channel, the latest first. Words of others in the same threads are not theirs. */
export async function momentsOf(tx: Tx, customerId: string, before: Before | null, most: number): Promise<Moment[]> {
  const isBefore = (at: string, id: string) =>
    before === null ? sql`true` : sql`(${sql.ref(at)}, ${sql.ref(id)}) < (${timestamp(before.at)}, ${before.id}::uuid)`
  const { rows } = await sql<Moment>`
    (select m.id, m.sent_at as at, 'message' as kind, m.direction, h.name as channel, h.network, left(coalesce(nullif(m.body, ''), m.subject, ''), 400) as text,
        c.number, null as outcome
      from cases c join messages m on m.case_id = c.id join channels h on h.id = m.channel_id
      where c.customer_id = ${customerId} and (m.direction = 'out' or m.profile_id = c.profile_id or exists (
        select from links l where l.profile_id = m.profile_id and l.customer_id = ${customerId} and l.undone_at is null))
        and ${isBefore('m.sent_at', 'm.id')}
      order by m.sent_at desc, m.id desc limit ${most})
    union all
    (select t.id, t.at, 'contact', 'in', t.channel, t.channel, t.subject, null, t.outcome
      from contacts t where t.customer_id = ${customerId} and ${isBefore('t.at', 't.id')}
      order by t.at desc, t.id desc limit ${most})
    order by at desc, id desc limit ${most}`.execute(tx)
  return rows
}

export function readValue(tx: Tx, customerId: string): Promise<RowOf<'customer_values'> | undefined> {
  return tx.selectFrom('customer_values').selectAll().where('customer_id', '=', customerId).executeTakeFirst()
}
