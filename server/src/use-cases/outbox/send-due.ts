import { inWorkspace } from '../../db/database.ts'
import { loadSecrets } from '../../db/queries/channels.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { claimDue, nextAttemptAt, readSendingData, type OutboxRow, type SendingData } from '../../db/queries/outbox.ts'
import type { Connection, OutgoingReply, SendRefusal, Sent } from '../../channels/channel.ts'
import type { Context } from '../context.ts'
import { settleSending } from './settle-sending.ts'

const atOnce = 20
const sendTimeoutMs = 15_000
/** Longer than any attempt: after it the sender is taken for dead, and the reply is tried again with the same key. */
const leaseMs = 60_000

/**
 * Sends every reply whose time has come. Each goes through three steps: claimed in one transaction, sent outside of any, settled in
 * another. A crash between them leaves a row that is tried again, and the other side knows the key.
 * @returns how many attempts were made
 */
export async function sendDue(context: Context, workspaceId: string, signal?: AbortSignal): Promise<number> {
  let attempts = 0
  for (;;) {
    const now = context.clock.now()
    const due = await inWorkspace(context.db, workspaceId, tx => claimDue(tx, now, now + leaseMs, atOnce))
    if (due.length === 0 || signal?.aborted) break
    await Promise.all(due.map(reply => sendOne(context, reply, signal)))
    attempts += due.length
  }
  await wakeForNext(context, workspaceId)
  return attempts
}

async function sendOne(context: Context, reply: OutboxRow, signal: AbortSignal | undefined): Promise<void> {
  const prepared = await prepare(context, reply)
  if (prepared === null) return
  const result = await attempt(context, reply, prepared, signal)
  await settleSending(context, reply, prepared.data, result, context.clock.now())
}

type Prepared = { data: SendingData; connection: Connection }

async function prepare(context: Context, reply: OutboxRow): Promise<Prepared | null> {
  return inWorkspace(context.db, reply.workspace_id, async tx => {
    const data = await readSendingData(tx, reply.id)
    if (!data) return null
    const sealed = await loadSecrets(tx, data.channel_id, 'outbound', context.clock.now())
    const signingSecrets = sealed.map(secret => context.secrets.open(secret.sealed))
    return { data, connection: { channelId: data.channel_id, replyUrl: data.reply_url, signingSecrets } }
  })
}

async function attempt(
  context: Context,
  reply: OutboxRow,
  { data, connection }: Prepared,
  signal: AbortSignal | undefined,
): Promise<Sent | SendRefusal> {
  if (data.disabled_at !== null) {
    return { refused: 'needs-person', message: `${data.channel_name} is switched off, so nothing can be sent there.` }
  }
  const timeout = AbortSignal.timeout(sendTimeoutMs)
  try {
    const both = signal ? AbortSignal.any([signal, timeout]) : timeout
    return await context.channels[data.kind].send(connection, outgoing(reply, data), reply.idempotency_key, both)
  } catch (error) {
    context.log.warn({ err: error, replyId: reply.id }, 'sending was broken off')
    return { refused: 'retry', message: 'The other side did not answer in time.' }
  }
}

function outgoing(reply: OutboxRow, data: SendingData): OutgoingReply {
  const { in_reply_to_external_id: externalId, author_external_id: authorExternalId } = data
  return {
    replyId: reply.id,
    body: reply.body,
    writtenAt: reply.created_at,
    caseNumber: data.case_number,
    thread: { rootExternalId: data.root_external_id, visibility: data.visibility },
    inReplyTo:
      externalId === null || authorExternalId === null ? null : { externalId, authorExternalId, handle: data.author_handle },
  }
}

/** What is tried again later needs somebody to wake up for it. */
async function wakeForNext(context: Context, workspaceId: string): Promise<void> {
  await inWorkspace(context.db, workspaceId, async tx => {
    const at = await nextAttemptAt(tx)
    if (at !== null) await enqueue(tx, { task: 'outbox', workspaceId, at })
  })
}
