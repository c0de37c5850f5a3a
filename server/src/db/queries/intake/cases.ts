import { sql } from 'kysely'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { binaryArray } from '../../binary-array.ts'
import type { Tx } from '../../database.ts'
import type { Question } from '../../together.ts'
import { uuids } from './authors.ts'

/** How a batch may find the cases that its messages belong to. */
export type CaseSearch = {
  profileIds: readonly string[]
  customerIds: readonly string[]
  /** Conversations in which these authors write. */
  conversationIds: readonly string[]
  references: readonly string[]
  /** Conversations that are answered without saying whom. */
  answeredConversationIds: readonly string[]
  /** Profiles of whom it is only now known who they are. */
  identifiedProfileIds: readonly string[]
  /** Cases that known messages belong to. */
  caseIds: readonly string[]
  /** A case resolved before is not looked at. */
  resolvedAfter: Instant
}

/** A case to look at. One that was joined into another one stands for that one, with whose it was. */
export type CaseFound = { id: string; joined_into: string | null; profile_id: string | null; customer_id: string | null }

/**
 * The cases that a batch may join, reopen or change: of the same author in the same thread or with the same reference, and those of
 * messages that are edited, deleted or answered.
 */
export function casesToLookAt(search: CaseSearch): Question<CaseFound> | null {
  const { profileIds, customerIds, conversationIds, references, answeredConversationIds, identifiedProfileIds, caseIds } = search
  const hasAuthors = profileIds.length > 0 || customerIds.length > 0
  const ofAuthors = sql`(c.profile_id = any(${uuids(profileIds)}) or c.customer_id = any(${uuids(customerIds)}))`
  const isAlive = sql`(c.joined_into is not null or c.status <> 'resolved' or c.resolved_at > ${new Date(search.resolvedAfter).toISOString()}::timestamptz)`
  const ways = [
    sql`select unnest(${uuids(caseIds)}) as id, null::uuid as joined_into, null::uuid as profile_id, null::uuid as customer_id`,
  ]
  const found = sql`select c.id, c.joined_into, c.profile_id, c.customer_id`
  if (hasAuthors && conversationIds.length > 0) {
    ways.push(sql`${found} from ${casesIn(conversationIds)} where ${ofAuthors} and ${isAlive}`)
  }
  if (hasAuthors && references.length > 0) {
    ways.push(sql`${found} from unnest(${binaryArray('text', references)}::text[]) as wanted (reference)
      cross join lateral (
        select case_id from case_references
        where workspace_id = (select app.current_workspace()) and reference = wanted.reference limit 1000
      ) r
      cross join lateral (select id, profile_id, customer_id, status, resolved_at, joined_into from cases where id = r.case_id limit 1) c
      where ${ofAuthors} and ${isAlive}`)
  }
  if (answeredConversationIds.length > 0) {
    ways.push(sql`${found} from ${casesIn(answeredConversationIds)} where c.joined_into is null and ${isAlive}`)
  }
  if (identifiedProfileIds.length > 0) {
    ways.push(sql`${found} from cases c where c.profile_id = any(${uuids(identifiedProfileIds)})
      and (c.customer_id is null or c.assurance <> 'verified')
      and c.joined_into is null and c.status <> 'resolved'`)
  }
  if (ways.length === 1 && caseIds.length === 0) return null
  return sql<CaseFound>`${sql.join(ways, sql` union `)}`
}

/** Where cases went that were joined into others, over any number of joins; one resolved before is not looked at. */
export async function survivorsOf(
  tx: Tx,
  absorbedIds: readonly string[],
  resolvedAfter: Instant,
): Promise<{ absorbed: string; survivor: string }[]> {
  const { rows } = await sql<{ absorbed: string; survivor: string }>`
    with recursive up as (
      select c.id as absorbed, c.joined_into as at from cases c where c.id = any(${uuids(absorbedIds)})
      union
      select up.absorbed, c.joined_into from up join cases c on c.id = up.at where c.joined_into is not null
    )
    select up.absorbed, c.id as survivor from up join cases c on c.id = up.at
    where c.joined_into is null
      and (c.status <> 'resolved' or c.resolved_at > ${new Date(resolvedAfter).toISOString()}::timestamptz)`.execute(tx)
  return rows
}

function casesIn(conversationIds: readonly string[]) {
  return sql`unnest(${uuids(conversationIds)}) as wanted (id)
    cross join lateral (select case_id from case_conversations where conversation_id = wanted.id offset 0) t
    cross join lateral (select id, profile_id, customer_id, status, resolved_at, joined_into from cases where id = t.case_id limit 1) c`
}

export type CaseThread = { case_id: string; conversation_id: string }
export type CaseReference = { case_id: string; reference: string }

export function caseThreads(caseIds: readonly string[]): Question<CaseThread> {
  return sql<CaseThread>`select t.* from unnest(${uuids(caseIds)}) as wanted (id)
    cross join lateral (
      select case_id, conversation_id from case_conversations where case_id = wanted.id offset 0
    ) t`
}

export function caseReferences(caseIds: readonly string[]): Question<CaseReference> {
  return sql<CaseReference>`select r.* from unnest(${uuids(caseIds)}) as wanted (id)
    cross join lateral (
      select case_id, reference from case_references where case_id = wanted.id offset 0
    ) r`
}

export type StoredTurn = {
  id: string
  case_id: string
  direction: 'in' | 'out'
  sent_at: Instant
  received_at: Instant
  /** When a reply was written here that went out later. */
  written_at: Instant | null
  subject: string | null
  body: string
  understanding: Understanding | null
}

/** The latest messages of each case. */
export function latestTurns(caseIds: readonly string[], perCase: number): Question<StoredTurn> {
  return sql<StoredTurn>`select m.*, o.written_at from unnest(${uuids(caseIds)}) as wanted (id)
    cross join lateral (
      select id, case_id, author_user_id, direction, sent_at, received_at, subject, body, understanding from messages
      where case_id = wanted.id and deleted_at is null order by case_id desc, sent_at desc limit ${perCase}
    ) m
    left join lateral (
      select created_at as written_at from outbox
      where case_id = wanted.id and message_id = m.id and m.author_user_id is not null limit 1
    ) o on true`
}
