import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import { uuids } from '../intake/authors.ts'
import { recordsOf } from '../merging/records-of.ts'
import { identifyingWords } from './identifying-words.ts'

/** Something of theirs, by the name that the network gives it. */
export type NetworkName = { id: string; channelId: string; externalId: string }

/**
 * One person, as all the ids under which rows of theirs stand. A customer with the profiles that are linked to them, or a profile that
 * no customer is known for.
 */
export type Person = {
  /** Of the customer, or else of the profile. */
  id: string
  kind: 'customer' | 'profile'
  /** What people call them; never empty. */
  name: string
  customerId: string | null
  /** All records of theirs: that one, and those that are found under it. */
  recordIds: readonly string[]
  /** Theirs while nobody else is in it. */
  householdId: string | null
  profiles: readonly NetworkName[]
  /** Profiles that are only suggested to be theirs: somebody else, until a person says so. */
  suggested: readonly { id: string; name: string }[]
  caseIds: readonly string[]
  /** What they wrote, and what was written to them. */
  messages: readonly NetworkName[]
  /** Conversations that they began, or that nobody else wrote in. */
  conversationIds: readonly string[]
  /** Names, addresses and numbers that lead to them, wherever one stands by itself in a text. */
  words: readonly string[]
}

/** Everything that is known of somebody by the id of a customer, of a profile or of a case of theirs. Undefined: there is nobody, or not any more. */
export async function loadPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const who = await whoIs(tx, id)
  if (who === undefined) return undefined
  const profiles = await profilesOf(tx, who)
  const profileIds = profiles.map(profile => profile.id)
  const caseIds = await casesOf(tx, who.customerId, profileIds)
  const recordIds = who.customerId === null ? [] : (await recordsOf(tx, who.customerId)).map(record => record.id)
  const messages = await messagesOf(tx, profileIds, caseIds)
  const messageIds = messages.map(message => message.id)
  return {
    ...who,
    recordIds,
    profiles,
    suggested: await suggestedFor(tx, who.customerId),
    caseIds,
    messages,
    conversationIds: await conversationsOf(tx, messageIds),
    words: await identifyingWords(tx, recordIds, [...profileIds, ...messageIds]),
  }
}

type Who = Pick<Person, 'id' | 'kind' | 'name' | 'customerId' | 'householdId'>

/** A profile that is linked to a customer stands for the customer. */
async function whoIs(tx: Tx, id: string): Promise<Who | undefined> {
  const asked = sql`coalesce((select profile_id from cases where id = ${id}::uuid), ${id}::uuid)`
  const { rows } = await sql<Who>`
    select c.id, 'customer' as kind, coalesce(nullif(c.name, ''), c.external_id, 'a customer without a name') as name, c.id as "customerId",
      (select h.id from households h where h.id = c.household_id
        and not exists (select from customers o where o.household_id = h.id and coalesce(o.merged_into, o.id) <> c.id)) as "householdId"
    from customers c where c.erased_at is null and c.merged_into is null and (c.id = ${id}::uuid
      or c.id = (select merged_into from customers where id = ${id}::uuid) or c.id = (
      select customer_id from links where profile_id = ${asked} and undone_at is null and assurance <> 'suggested'))
    union all
    select p.id, 'profile', coalesce(nullif(p.display_name, ''), nullif(p.handle, ''), p.external_id), null, null
    from profiles p where p.erased_at is null and p.id = ${asked}
    limit 1`.execute(tx)
  return rows[0]
}

async function profilesOf(tx: Tx, { kind, id, customerId }: Who): Promise<NetworkName[]> {
  const { rows } = await sql<NetworkName>`
    select p.id, p.channel_id as "channelId", p.external_id as "externalId" from profiles p
    where (${kind} = 'profile' and p.id = ${id}::uuid) or p.id in (
      select profile_id from links where customer_id = ${customerId}::uuid and undone_at is null and assurance <> 'suggested')`.execute(
    tx,
  )
  return rows
}

async function suggestedFor(tx: Tx, customerId: string | null): Promise<Person['suggested']> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, coalesce(nullif(p.handle, ''), nullif(p.display_name, ''), p.external_id) as name
    from links l join profiles p on p.id = l.profile_id
    where l.customer_id = ${customerId}::uuid and l.undone_at is null and l.assurance = 'suggested' order by 2`.execute(tx)
  return rows
}

async function casesOf(tx: Tx, customerId: string | null, profileIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases where profile_id = any(${uuids(profileIds)})
    union select id from cases c where c.customer_id = ${customerId}::uuid and not exists (
      select from links l where l.profile_id = c.profile_id and l.undone_at is null and l.customer_id <> ${customerId}::uuid)`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

/** Answers are theirs too: those in their cases, and those that name a message of theirs. */
async function messagesOf(tx: Tx, profileIds: readonly string[], caseIds: readonly string[]): Promise<NetworkName[]> {
  const { rows } = await sql<NetworkName>`
    with written as (select id, channel_id, external_id from messages where profile_id = any(${uuids(profileIds)}))
    select id, channel_id as "channelId", external_id as "externalId" from written
    union
    select m.id, m.channel_id, m.external_id from messages m where m.direction = 'out' and (m.case_id = any(${uuids(caseIds)})
      or exists (select from written w where w.channel_id = m.channel_id and w.external_id = m.in_reply_to_external_id))`.execute(
    tx,
  )
  return rows
}

async function conversationsOf(tx: Tx, messageIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with theirs as (select id, conversation_id, external_id from messages where id = any(${uuids(messageIds)}))
    select c.id from conversations c where c.id in (select conversation_id from theirs) and (
      exists (select from theirs t where t.conversation_id = c.id and t.external_id = c.root_external_id)
      or not exists (select from messages m where m.conversation_id = c.id and not m.id = any(${uuids(messageIds)})))`.execute(tx)
  return rows.map(row => row.id)
}
