import { maskAnswer } from '@evenhand/language/answers/masking/mask-answer.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { findCase } from '../../db/queries/cases/case-detail.ts'
import * as kept from '../../db/queries/answers/kept.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import { noSuchCase } from '../cases/load-case.ts'
import type { Actor, Context } from '../context.ts'

export type KeptAnswer = kept.KeptRow & { number: number }

/**
 * Keeps an answer to be used again, without anybody's names and numbers: our latest one of the case, or the message that is named, which
 * may also be what somebody else of the thread wrote in public.
 * @throws EvenhandError `not-found`, `conflict` when there is nothing to keep
 */
export function keepAnswer(context: Context, actor: Actor, caseId: string, messageId: string | undefined): Promise<KeptAnswer> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findCase(tx, caseId)
    if (!found) throw noSuchCase(caseId)
    const messages = await kept.readKeepable(tx, found.id)
    const answer = answerOf(messages, found, messageId)
    const before = await kept.findKeptOf(tx, answer.id)
    if (before) return { ...before, number: found.number }
    const row = await keep(tx, context, actor, found, messages, answer)
    return { ...row, number: found.number }
  })
}

function answerOf(messages: readonly kept.KeepMessage[], found: RowOf<'cases'>, messageId: string | undefined): kept.KeepMessage {
  const isOurs = (message: kept.KeepMessage) => message.direction === 'out' && message.case_id === found.id
  if (messageId === undefined) {
    const latest = messages.findLast(isOurs)
    if (latest) return latest
    throw new EvenhandError('conflict', 'No answer has been sent in this case yet, so there is none to keep.')
  }
  const named = messages.find(message => message.id === messageId)
  if (!named)
    throw new EvenhandError('not-found', 'This message is not in the conversations of this case, or its words are gone.')
  if (!isOurs(named) && named.profile_id === found.profile_id) {
    throw new EvenhandError('conflict', 'These are the words of the person who asked. Keep what answered them.')
  }
  if (named.direction === 'in' && named.visibility !== 'public') {
    throw new EvenhandError('conflict', 'This was not written in public, so it is not passed on to others.')
  }
  return named
}

async function keep(
  tx: Tx,
  context: Context,
  actor: Actor,
  found: RowOf<'cases'>,
  messages: readonly kept.KeepMessage[],
  answer: kept.KeepMessage,
): Promise<kept.KeptRow> {
  const asked = questionBefore(messages, found, answer)
  const names = await kept.readNames(tx, found.id)
  const row: kept.KeptRow = {
    id: context.newId(),
    workspace_id: actor.workspaceId,
    kind: answer.direction === 'out' ? 'solved-case' : 'community',
    case_id: found.id,
    question: masked(asked.map(({ subject, body }) => `${subject ?? ''}\n${body}`.trim()).join('\n'), names),
    answer: masked(answer.body, names),
    language: answer.language ?? asked.at(-1)?.language ?? null,
    kept_at: context.clock.now(),
    kept_by: actor.userId,
  }
  if (row.answer.trim() === '') {
    throw new EvenhandError(
      'conflict',
      'Without names, greetings and numbers nothing is left of this answer, so it helps nobody else.',
    )
  }
  await kept.insertKept(tx, row, [answer.id, ...asked.map(({ id }) => id)])
  const target = { kind: 'case', id: found.id } as const
  await noteAudit(tx, {
    workspaceId: actor.workspaceId,
    at: row.kept_at,
    userId: actor.userId,
    action: 'answer.kept',
    target,
    data: { keptAnswerId: row.id, kind: row.kind },
  })
  return row
}

/** What the customer asked between the answer and the one of ours before it; all they asked when nothing stands between. */
function questionBefore(
  messages: readonly kept.KeepMessage[],
  found: RowOf<'cases'>,
  answer: kept.KeepMessage,
): kept.KeepMessage[] {
  const theirs = messages.filter(one => one.direction === 'in' && one.case_id === found.id && one.id !== answer.id)
  const earlier = messages.slice(0, messages.indexOf(answer))
  const previous = earlier.findLastIndex(one => one.direction === 'out' && one.case_id === found.id)
  const between = earlier.slice(previous + 1).filter(one => theirs.includes(one))
  return between.length > 0 ? between : theirs
}

/** A handle, an address or a number of the thread that is still there after masking goes by the letter: better a gap than a person. */
function masked(text: string, names: readonly string[]): string {
  let safe = maskAnswer(text, names).text
  for (const name of names) {
    if (name.length < shortestName || !/[\d@_.]/.test(name)) continue
    const asWritten = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    safe = safe.replaceAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${asWritten}(?![\p{L}\p{N}])`, 'giu'), '…')
  }
  return safe
}

/** A shorter one may be any word: "x2". */
const shortestName = 4

/** As many as a page shows. */
const mostListed = 500

/** The latest first. */
export function listKeptAnswers(context: Context, actor: Actor): Promise<kept.KeptListed[]> {
  return inWorkspace(context.db, actor.workspaceId, tx => kept.listKept(tx, mostListed))
}

/** @throws EvenhandError `not-found`, `forbidden` for what somebody else kept, unless by a lead */
export function forgetKept(context: Context, actor: Actor, id: string): Promise<void> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const row = await tx.selectFrom('kept_answers').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new EvenhandError('not-found', 'This answer is not kept any more.')
    const isLead = actor.role === 'lead' || actor.role === 'admin'
    if (!isLead && row.kept_by !== actor.userId) {
      throw new EvenhandError('forbidden', 'Only whoever kept an answer, or a lead, can take it away.')
    }
    await kept.deleteKept(tx, id)
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at: context.clock.now(),
      userId: actor.userId,
      action: 'answer.forgotten',
      target: { kind: 'case', id: row.case_id },
      data: { keptAnswerId: id },
    })
  })
}
