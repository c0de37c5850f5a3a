import { inWorkspace, type Tx } from '../../db/database.ts'
import { forgetUses } from '../../db/queries/answers/uses.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { findReply, lockReply, settleReply, type OutboxRow } from '../../db/queries/outbox.ts'
import { EvenhandError } from '../../errors.ts'
import { carryOut } from '../cases/change-case.ts'
import { noSuchCase, reloadCase, type LoadedCase } from '../cases/load-case.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { lockCaseRecords } from '../deciding/decide-cases.ts'

/**
 * Takes a reply back: one that is still held, or one that could not be sent and is given up.
 * @throws EvenhandError `too-late` once it is on its way, `forbidden` for somebody else's reply
 */
export function undoReply(context: Context, actor: Actor, replyId: string): Promise<LoadedCase> {
  return changeReply(context, actor, replyId, async (tx, reply, record) => {
    requireOwn(actor, reply)
    if (reply.state === 'sending' || reply.state === 'sent') {
      throw new EvenhandError('too-late', 'This reply is on its way already and cannot be taken back.')
    }
    if (reply.state === 'undone') return
    const now = context.clock.now()
    await settleReply(tx, replyId, { state: 'undone', settled_at: now })
    await forgetUses(tx, replyId)
    const entries = [{ kind: 'reply-undone', subjectId: replyId }] as const
    await carryOut(tx, context, actor, record, { facts: record.facts, cause: 'starving', entries, action: 'reply.undone' }, now)
  })
}

/**
 * Tries a reply again that could not be sent, with the same key: if it did go out after all, the other side knows it.
 * @throws EvenhandError `conflict` for a reply that did not fail
 */
export function retryReply(context: Context, actor: Actor, replyId: string): Promise<LoadedCase> {
  return changeReply(context, actor, replyId, async (tx, reply, record) => {
    if (reply.state !== 'failed' && reply.state !== 'needs-you') {
      throw new EvenhandError('conflict', 'This reply did not fail, so there is nothing to try again.')
    }
    const now = context.clock.now()
    await settleReply(tx, replyId, {
      state: 'held',
      error: null,
      attempts: 0,
      send_at: now,
      next_attempt_at: now,
      settled_at: null,
    })
    await enqueue(tx, { task: 'outbox', workspaceId: actor.workspaceId })
    const entries = [{ kind: 'reply-held', subjectId: replyId, data: { again: true } }] as const
    await carryOut(tx, context, actor, record, { facts: record.facts, cause: 'starving', entries, action: 'reply.retried' }, now)
  })
}

/** First the case, then the reply: everybody who takes both locks takes them in this order. */
function changeReply(
  context: Context,
  actor: Actor,
  replyId: string,
  change: (tx: Tx, reply: OutboxRow, record: CaseRecord) => Promise<void>,
): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findReply(tx, replyId)
    if (!found) throw new EvenhandError('not-found', 'There is no such reply in this workspace.')
    const [record] = await lockCaseRecords(tx, [found.case_id])
    if (!record) throw noSuchCase(found.case_id)
    const reply = await lockReply(tx, replyId)
    if (!reply) throw new EvenhandError('not-found', 'There is no such reply in this workspace.')
    await change(tx, reply, record)
    return reloadCase(tx, context, actor, reply.case_id)
  })
}

function requireOwn(actor: Actor, reply: OutboxRow): void {
  const isLead = actor.role === 'lead' || actor.role === 'admin'
  if (isLead || reply.author_user_id === actor.userId) return
  throw new EvenhandError('forbidden', 'Only whoever wrote a reply, or a lead, can take it back.')
}
