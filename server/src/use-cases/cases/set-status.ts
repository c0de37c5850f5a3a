import { insertNote } from '../../db/queries/notes.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { carryOut, changeCase, clockOf, lockCase, withClock, type ChangeInput, type Deed } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'
import { reloadCase } from './load-case.ts'
import { keepMissingFact, openedClock, pendingClock, requirePause, requireWelfare, resolvedClock } from './status-change.ts'
import { inWorkspace } from '../../db/database.ts'

export type StatusInput = {
  status: 'open' | 'pending' | 'resolved'
  /** Needed for pending: what the customer has to tell us. */
  missingFact?: string | undefined
  /** What was done for somebody in danger, in words. */
  welfareStep?: string | undefined
}

/**
 * Opens a case, waits for the customer, or resolves it.
 * @throws EvenhandError `invalid` for pending without a named fact, `asks-stranger`, `already-paused`, `welfare-first`
 */
export async function setStatus(context: Context, actor: Actor, caseId: string, input: StatusInput): Promise<LoadedCase> {
  if (input.welfareStep !== undefined) await noteWelfare(context, actor, caseId, input.welfareStep)
  return changeCase(context, actor, caseId, change => {
    if (input.status === 'pending') return waitForCustomer(context, actor, change, input.missingFact)
    return input.status === 'resolved' ? resolve(change) : open(change)
  })
}

/** Its own transaction: the step was taken, whatever becomes of the rest. */
function noteWelfare(context: Context, actor: Actor, caseId: string, body: string): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const record = await lockCase(tx, caseId)
    const now = context.clock.now()
    const id = context.newId()
    await insertNote(tx, { id, workspaceId: actor.workspaceId, caseId, userId: actor.userId, body, at: now })
    const deed: Deed = {
      facts: record.facts,
      cause: 'starving',
      entries: [{ kind: 'note', subjectId: id, data: { welfare: true } }],
      action: 'case.welfare-step',
    }
    await carryOut(tx, context, actor, record, deed, now)
    return reloadCase(tx, context, actor, caseId)
  })
}

async function waitForCustomer(
  context: Context,
  actor: Actor,
  { tx, record, now }: ChangeInput,
  missingFact: string | undefined,
): Promise<Deed> {
  if (missingFact === undefined) {
    throw new EvenhandError(
      'invalid',
      'Name what the customer has to tell us, for example "order number". A wait without a question is no wait.',
      {
        details: { path: 'missingFact' },
      },
    )
  }
  const clock = clockOf(record)
  if (clock.status === 'resolved') throw new EvenhandError('conflict', 'This case is resolved; open it again first.')
  await requirePause(tx, record, missingFact)
  const { missing, entry } = await keepMissingFact(tx, context, actor, record, missingFact, now)
  return {
    facts: withClock(record.facts, pendingClock(clock, missing, now)),
    cause: 'pending',
    entries: [entry],
    action: 'case.pending',
  }
}

async function resolve({ tx, record, now }: ChangeInput): Promise<Deed | null> {
  const clock = clockOf(record)
  if (clock.status === 'resolved') return null
  await requireWelfare(tx, record)
  return {
    facts: withClock(record.facts, resolvedClock(clock, now)),
    cause: 'resolved',
    entries: [{ kind: 'resolved' }],
    action: 'case.resolved',
  }
}

function open({ record, now }: ChangeInput): Deed | null {
  const clock = clockOf(record)
  if (clock.status === 'open') return null
  const isReopening = clock.status === 'resolved'
  return {
    facts: withClock(record.facts, openedClock(clock, now)),
    cause: isReopening ? 'reopened' : 'woken',
    entries: [{ kind: isReopening ? 'reopened' : 'woken' }],
    action: isReopening ? 'case.reopened' : 'case.opened',
  }
}
