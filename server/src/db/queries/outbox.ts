import { sql } from 'kysely'
import { timestamp, timestampOrNull, type Tx } from '../database.ts'
import type { RowOf } from '../tables.ts'

export type OutboxRow = RowOf<'outbox'>

export type NewReply = Pick<
  OutboxRow,
  | ('id' | 'workspace_id' | 'case_id' | 'conversation_id' | 'in_reply_to_message_id' | 'author_user_id' | 'body' | 'then_status')
  | ('missing_fact' | 'case_version' | 'send_at' | 'idempotency_key' | 'created_at')
>

/** Keeps a reply to be sent; it is tried first when its undo time is over. */
export async function holdReply(tx: Tx, reply: NewReply): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      ...reply,
      state: 'held',
      send_at: timestamp(reply.send_at),
      next_attempt_at: timestamp(reply.send_at),
      created_at: timestamp(reply.created_at),
    })
    .execute()
}

export function findReplyByKey(tx: Tx, key: string): Promise<OutboxRow | undefined> {
  return tx.selectFrom('outbox').selectAll().where('idempotency_key', '=', key).executeTakeFirst()
}

export function findReply(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  return tx.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The row stays as it is until the end of the transaction. */
export function lockReply(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  return tx.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** An answer that somebody did not see: a reply of this desk, or a message that came in as our answer from outside it. */
export type CrossingAnswer = { id: string; author_user_id: string | null; body: string; at: number }

/** The latest answer that came after the version of the case that somebody saw, and was not taken back. */
export async function findCrossingAnswer(tx: Tx, caseId: string, seenVersion: number): Promise<CrossingAnswer | undefined> {
  const { rows } = await sql<CrossingAnswer>`
    select id, author_user_id, body, at from (
      select id, author_user_id, body, created_at as at, case_version as version from outbox
      where case_id = ${caseId} and state != 'undone'
      union all
      select m.id, null, m.body, m.sent_at, (t.data ->> 'version')::integer from timeline t join messages m on m.id = t.subject_id
      where t.case_id = ${caseId} and t.kind = 'message-out' and m.deleted_at is null
        and not exists (select from outbox o where o.case_id = t.case_id and o.message_id = m.id)
    ) answers
    where version > ${seenVersion} order by version desc limit 1`.execute(tx)
  return rows[0]
}

export type ReplyTarget = { conversation_id: string; message_id: string | null }

/** What a reply answers: the latest message of the customer that still stands, or else the conversation alone. */
export async function findReplyTarget(tx: Tx, caseId: string): Promise<ReplyTarget | undefined> {
  const { rows } = await sql<ReplyTarget>`
    (select conversation_id, id as message_id from messages
      where case_id = ${caseId} and direction = 'in' and deleted_at is null order by sent_at desc, position desc limit 1)
    union all
    (select conversation_id, null from case_conversations where case_id = ${caseId} limit 1)
    limit 1`.execute(tx)
  return rows[0]
}

/**
 * Takes what is due, for one sender at a time: until `leaseUntil` nobody else takes it, and if this sender dies it is tried again
 * then, with the same key. Replies of one case go out in the order in which they were written.
 */
export async function claimDue(tx: Tx, now: number, leaseUntil: number, most: number): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    update outbox o set state = 'sending', attempts = o.attempts + 1, next_attempt_at = ${timestamp(leaseUntil)}
    from (
      select d.id from outbox d
      where d.state in ('held', 'sending') and d.next_attempt_at <= ${timestamp(now)}
        and not exists (
          select from outbox earlier where earlier.case_id = d.case_id and earlier.state in ('held', 'sending')
            and (earlier.created_at, earlier.id) < (d.created_at, d.id))
      order by d.next_attempt_at
      limit ${most}
      for update skip locked
    ) due
    where o.id = due.id
    returning o.*`.execute(tx)
  await holdFollowers(
    tx,
    rows.map(row => row.case_id),
    leaseUntil,
  )
  return rows
}

/**
 * Later replies of a case wait until the one before them is settled, or until a moment, never less than their own undo time. They
 * must not look due meanwhile: a worker would wake up for them again and again.
 */
export async function holdFollowers(tx: Tx, caseIds: readonly string[], until: number): Promise<void> {
  if (caseIds.length === 0) return
  await sql`update outbox set next_attempt_at = greatest(send_at, ${timestamp(until)})
    where case_id = any(${caseIds}::uuid[]) and state = 'held'`.execute(tx)
}

/** When the next reply is due, or null when nothing waits. */
export async function nextAttemptAt(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(next_attempt_at) as at from outbox where state in ('held', 'sending')`.execute(tx)
  return rows[0]?.at ?? null
}

export type Settlement = {
  state: OutboxRow['state']
  error?: string | null
  message_id?: string | null
  next_attempt_at?: number
  settled_at?: number | null
  attempts?: number
  send_at?: number
}

/** Writes the fate of a reply. */
export async function settleReply(tx: Tx, id: string, settlement: Settlement): Promise<void> {
  const { state, error, message_id, next_attempt_at, settled_at, attempts, send_at } = settlement
  await tx
    .updateTable('outbox')
    .set({
      state,
      ...(error === undefined ? {} : { error }),
      ...(message_id === undefined ? {} : { message_id }),
      ...(attempts === undefined ? {} : { attempts }),
      ...(next_attempt_at === undefined ? {} : { next_attempt_at: timestamp(next_attempt_at) }),
      ...(send_at === undefined ? {} : { send_at: timestamp(send_at) }),
      ...(settled_at === undefined ? {} : { settled_at: timestampOrNull(settled_at) }),
    })
    .where('id', '=', id)
    .execute()
}

export type SendingData = {
  channel_id: string
  kind: RowOf<'channels'>['kind']
  channel_name: string
  reply_url: string | null
  disabled_at: number | null
  case_number: number
  root_external_id: string
  visibility: RowOf<'conversations'>['visibility']
  in_reply_to_external_id: string | null
  author_external_id: string | null
  author_handle: string | null
  message_kind: RowOf<'messages'>['kind'] | null
}

/** Everything that sending one reply needs to know. */
export async function readSendingData(tx: Tx, replyId: string): Promise<SendingData | undefined> {
  const { rows } = await sql<SendingData>`
    select h.id as channel_id, h.kind, h.name as channel_name, h.reply_url, h.disabled_at, c.number as case_number,
      v.root_external_id, v.visibility, m.external_id as in_reply_to_external_id, m.kind as message_kind,
      p.external_id as author_external_id, p.handle as author_handle
    from outbox o
    join conversations v on v.id = o.conversation_id
    join channels h on h.id = v.channel_id
    join cases c on c.id = o.case_id
    left join messages m on m.id = o.in_reply_to_message_id
    left join profiles p on p.id = m.profile_id
    where o.id = ${replyId}`.execute(tx)
  return rows[0]
}

export type SentMessage = {
  id: string
  workspaceId: string
  channelId: string
  conversationId: string
  caseId: string
  userId: string
  externalId: string
  inReplyTo: string | null
  kind: RowOf<'messages'>['kind']
  visibility: RowOf<'messages'>['visibility']
  body: string
  at: number
}

/**
 * What was sent becomes a message. The network's own echo may have come in before: then that message is ours, and gets its author.
 * @returns the id of the message
 */
export async function insertSentMessage(tx: Tx, sent: SentMessage): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into messages (id, workspace_id, channel_id, conversation_id, case_id, author_user_id, direction, external_id,
      in_reply_to_external_id, kind, visibility, sent_at, received_at, body)
    values (${sent.id}, ${sent.workspaceId}, ${sent.channelId}, ${sent.conversationId}, ${sent.caseId}, ${sent.userId}, 'out',
      ${sent.externalId}, ${sent.inReplyTo}, ${sent.kind}, ${sent.visibility}, ${timestamp(sent.at)}, ${timestamp(sent.at)}, ${sent.body})
    on conflict (channel_id, external_id) do update set author_user_id = excluded.author_user_id
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('unreachable: an upsert gives one row')
  return row.id
}

/**
 * When the customer first asked something that had not arrived yet when a reply was written, and that nothing we wrote before answers;
 * null when they did not.
 */
export async function readAskedSince(tx: Tx, caseId: string, writtenAt: number): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(sent_at) as at from messages
    where case_id = ${caseId} and direction = 'in' and deleted_at is null and received_at > ${timestamp(writtenAt)}
      and (understanding->>'needsReply')::boolean
      and not exists (select from messages a where a.case_id = messages.case_id and a.direction = 'out' and a.deleted_at is null
        and a.author_user_id is null and a.sent_at >= messages.sent_at)`.execute(tx)
  return rows[0]?.at ?? null
}
