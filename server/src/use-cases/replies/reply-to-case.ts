import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import type { Tx } from '../../db/database.ts'
import { inWorkspace } from '../../db/database.ts'
import { readChannelOfProfile } from '../../db/queries/cases/case-detail.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { findCrossingAnswer, findReplyByKey, findReplyTarget, holdReply } from '../../db/queries/outbox.ts'
import { loadMember } from '../../db/queries/members.ts'
import type { ThenStatus } from '../../db/vocabulary.ts'
import { EvenhandError } from '../../errors.ts'
import { noteUses, type Offered } from '../answers/note-uses.ts'
import { carryOut, lockCase } from '../cases/change-case.ts'
import { reloadCase, type LoadedCase } from '../cases/load-case.ts'
import { requirePause, requireWelfare } from '../cases/status-change.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { undoMs } from './undo-time.ts'

export type ReplyInput = {
  body: string
  /** The version of the case that the writer saw. */
  seenVersion: number
  despiteCrossing: boolean
  then: ThenStatus
  missingFact?: string | undefined
  idempotencyKey: string
  /** Answers that were offered beside it. */
  offered?: Offered | undefined
}

/**
 * Keeps a reply for the undo time; then it goes out. Until it is sent it answers nothing and settles nothing.
 * The same key again changes nothing and answers with the case as it is.
 * @throws EvenhandError `reply-crossed`, `cannot-send`, `welfare-first`, `asks-stranger`, `already-paused`, `invalid`
 */
export function replyToCase(context: Context, actor: Actor, caseId: string, input: ReplyInput): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const record = await lockCase(tx, caseId)
    const known = await findReplyByKey(tx, input.idempotencyKey)
    if (known) return answerAgain(tx, context, actor, known, caseId)
    await requireChannel(tx, context, record)
    if (!input.despiteCrossing) await refuseCrossing(tx, context, actor, record, input.seenVersion)
    await requireThen(tx, record, input)
    await hold(tx, context, actor, record, input)
    return reloadCase(tx, context, actor, caseId)
  })
}

function answerAgain(tx: Tx, context: Context, actor: Actor, known: { case_id: string }, caseId: string): Promise<LoadedCase> {
  if (known.case_id !== caseId) throw new EvenhandError('conflict', 'This idempotency key belongs to a reply to another case.')
  return reloadCase(tx, context, actor, caseId)
}

async function requireChannel(tx: Tx, context: Context, record: CaseRecord): Promise<void> {
  const channel = await readChannelOfProfile(tx, record.profileId)
  if (!channel) throw new EvenhandError('cannot-send', 'The channel of this case is gone.')
  if (channel.disabled_at !== null) {
    throw new EvenhandError('cannot-send', `${channel.name} is switched off, so nothing can be sent there.`)
  }
  const { sendRefusal } = context.channels[channel.kind].capabilities({ replyUrl: channel.reply_url })
  if (sendRefusal !== null) throw new EvenhandError('cannot-send', sendRefusal)
}

async function refuseCrossing(tx: Tx, context: Context, actor: Actor, record: CaseRecord, seenVersion: number): Promise<void> {
  const crossing = await findCrossingAnswer(tx, record.id, seenVersion)
  if (!crossing) return
  const ago = agoInWords(context.clock.now() - crossing.at)
  const { id, author_user_id: authorUserId, body } = crossing
  const details = {
    authorUserId,
    body,
    version: record.version,
    ...(authorUserId === null ? { messageId: id } : { replyId: id }),
  }
  throw new EvenhandError('reply-crossed', await crossingSentence(tx, actor, authorUserId, ago), { details })
}

async function crossingSentence(tx: Tx, actor: Actor, authorUserId: string | null, ago: string): Promise<string> {
  if (authorUserId === null)
    return `An answer has come in that was not written at this desk, sent ${ago}. Read it before you send yours.`
  if (authorUserId === actor.userId) return `You answered ${ago}, in another window. Read that reply before you send this one.`
  const author = await loadMember(tx, authorUserId)
  return `${author?.name ?? 'A colleague'} answered ${ago}. Read that reply before you send yours.`
}

const minuteMs = 60_000

function agoInWords(ms: number): string {
  if (ms < 1.5 * minuteMs) return counted(Math.max(1, ms / 1000), 'second')
  if (ms < 90 * minuteMs) return counted(ms / minuteMs, 'minute')
  return ms < 36 * 60 * minuteMs ? counted(ms / (60 * minuteMs), 'hour') : counted(ms / (24 * 60 * minuteMs), 'day')
}

function counted(amount: number, unit: string): string {
  const whole = Math.round(amount)
  return whole === 1 ? `a${unit === 'hour' ? 'n' : ''} ${unit} ago` : `${whole} ${unit}s ago`
}

/** What is to happen after sending must be allowed already when it is asked for: nobody looks when it is sent. */
async function requireThen(tx: Tx, record: CaseRecord, { then, missingFact }: ReplyInput): Promise<void> {
  if (then === 'resolved') await requireWelfare(tx, record)
  if (then !== 'pending') return
  if (missingFact === undefined) {
    throw new EvenhandError('invalid', 'Name what the customer has to tell us, for example "order number".', {
      details: { path: 'missingFact' },
    })
  }
  await requirePause(tx, record, missingFact)
}

async function hold(tx: Tx, context: Context, actor: Actor, record: CaseRecord, input: ReplyInput): Promise<void> {
  const target = await findReplyTarget(tx, record.id)
  if (!target) throw new EvenhandError('cannot-send', 'This case has no conversation to answer in.')
  const now = context.clock.now()
  const id = context.newId()
  await holdReply(tx, {
    id,
    workspace_id: actor.workspaceId,
    case_id: record.id,
    conversation_id: target.conversation_id,
    in_reply_to_message_id: target.message_id,
    author_user_id: actor.userId,
    // As it was written: an account number of our own in an answer is there to be read.
    body: input.body,
    then_status: input.then,
    missing_fact: input.then === 'pending' && input.missingFact !== undefined ? maskNumbers(input.missingFact).text : null,
    case_version: record.version + 1,
    send_at: now + undoMs,
    idempotency_key: input.idempotencyKey,
    created_at: now,
  })
  if (input.offered) await noteUses(tx, context, actor, input.offered, { id, body: input.body, caseId: record.id })
  await enqueue(tx, { task: 'outbox', workspaceId: actor.workspaceId, at: now + undoMs })
  const entries = [{ kind: 'reply-held', subjectId: id }] as const
  await carryOut(tx, context, actor, record, { facts: record.facts, cause: 'starving', entries, action: 'reply.held' }, now)
}
