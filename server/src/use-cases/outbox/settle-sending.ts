import { announce } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { disableChannel } from '../../db/queries/channels.ts'
import {
  holdFollowers,
  insertSentMessage,
  lockReply,
  settleReply,
  type OutboxRow,
  type SendingData,
} from '../../db/queries/outbox.ts'
import { isRefusal, type SendRefusal, type Sent } from '../../channels/channel.ts'
import type { Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { TimelineEntry } from '../deciding/ledger.ts'
import { afterSending } from './after-sending.ts'
import { backOffMs, mostAttempts } from './back-off.ts'

/** Writes down what became of an attempt. Whoever comes too late (the lease was over, another sender was faster) changes nothing. */
export async function settleSending(
  context: Context,
  attempted: OutboxRow,
  data: SendingData,
  result: Sent | SendRefusal,
  at: number,
): Promise<void> {
  await inWorkspace(context.db, attempted.workspace_id, async tx => {
    const [record] = await lockCaseRecords(tx, [attempted.case_id])
    const reply = await lockReply(tx, attempted.id)
    if (!record || reply?.state !== 'sending' || reply.case_id !== record.id) return
    if (!isRefusal(result)) await settleSent(tx, context, { record, reply, data, at }, result)
    // A refusal counts for its own attempt only: a later one may already be under way.
    else if (reply.attempts === attempted.attempts) await settleRefused(tx, context, { record, reply, data, at }, result)
  })
}

type Settling = { record: CaseRecord; reply: OutboxRow; data: SendingData; at: number }

async function settleSent(tx: Tx, context: Context, settling: Settling, { externalId }: Sent): Promise<void> {
  const { record, reply, data, at } = settling
  const messageId = await insertSentMessage(tx, {
    id: context.newId(),
    workspaceId: reply.workspace_id,
    channelId: data.channel_id,
    conversationId: reply.conversation_id,
    caseId: record.id,
    userId: reply.author_user_id,
    externalId,
    inReplyTo: data.in_reply_to_external_id,
    kind: data.message_kind ?? 'post',
    visibility: data.visibility,
    body: reply.body,
    at,
  })
  await settleReply(tx, reply.id, { state: 'sent', message_id: messageId, error: null, settled_at: at })
  await holdFollowers(tx, [record.id], at)
  const { facts, entries, cause } = await afterSending(tx, context, { record, reply, at, messageId })
  const set = { lastMessageAt: Math.max(record.lastMessageAt, at) }
  const changed = await decideCases(tx, context, [{ record, facts, cause, at, by: reply.author_user_id, set, entries }])
  await announce(tx, reply.workspace_id, changed)
}

async function settleRefused(tx: Tx, context: Context, settling: Settling, refusal: SendRefusal): Promise<void> {
  const { reply, data, at } = settling
  const { refused, message: error } = refusal
  if (refused === 'retry' && reply.attempts < mostAttempts) {
    const pauseMs = Math.max(refusal.afterMs ?? 0, backOffMs(reply.attempts))
    await settleReply(tx, reply.id, { state: 'sending', error, next_attempt_at: at + pauseMs })
    await holdFollowers(tx, [reply.case_id], at + pauseMs)
    return note(tx, context, settling, null)
  }
  if (refused === 'disabled') await switchOff(tx, reply, data, at)
  const isFailed = refused === 'permanent'
  await settleReply(tx, reply.id, { state: isFailed ? 'failed' : 'needs-you', error, settled_at: at })
  await holdFollowers(tx, [reply.case_id], at)
  await note(tx, context, settling, {
    kind: isFailed ? 'reply-failed' : 'reply-needs-you',
    subjectId: reply.id,
    data: { attempts: reply.attempts, reason: refused },
  })
}

async function switchOff(tx: Tx, reply: OutboxRow, data: SendingData, at: number): Promise<void> {
  await disableChannel(tx, data.channel_id, at)
  await noteAudit(tx, {
    workspaceId: reply.workspace_id,
    at,
    userId: reply.author_user_id,
    action: 'channel.disabled-by-other-side',
    target: { kind: 'channel', id: data.channel_id },
    data: { replyId: reply.id },
  })
}

/** The desk sees the fate of the reply, whether or not the timeline gets a line. */
async function note(tx: Tx, context: Context, { record, at }: Settling, entry: TimelineEntry | null): Promise<void> {
  const entries = entry === null ? [] : [entry]
  const changed = await decideCases(tx, context, [{ record, facts: record.facts, cause: 'starving', at, entries }])
  await announce(tx, record.workspaceId, changed.length > 0 ? changed : [{ caseId: record.id, version: record.version }])
}
