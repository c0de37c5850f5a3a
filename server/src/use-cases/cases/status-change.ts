import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import type { Tx } from '../../db/database.ts'
import { readDecision, readTimeline } from '../../db/queries/cases/case-detail.ts'
import { insertNote, readNoteBodies } from '../../db/queries/notes.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import type { TimelineEntry } from '../deciding/ledger.ts'
import { isWelfareDone } from './abilities.ts'
import { clockOf } from './change-case.ts'

/** How a case's clock changes with its status. Shared by the status itself and by "send and resolve" or "send and wait". */

/** Everything that a wait for the customer has opened ends now. */
export function endPauses(clock: Clock, now: number): Clock['pauses'] {
  return clock.pauses.map(pause => (pause.to === null ? { ...pause, to: Math.max(now, pause.from) } : pause))
}

export function resolvedClock(clock: Clock, now: number): Clock {
  return { ...clock, status: 'resolved', snoozedUntil: null, pauses: endPauses(clock, now) }
}

/** A person opens it again, or ends a wait or a snooze: it goes on where it was. */
export function openedClock(clock: Clock, now: number): Clock {
  return { ...clock, status: 'open', snoozedUntil: null, pauses: endPauses(clock, now) }
}

/** @param fact names the missing fact; kept for ever, so it is the id of a note and not the words */
export function pendingClock(clock: Clock, fact: string, now: number): Clock {
  return { ...clock, status: 'pending', snoozedUntil: null, pauses: [...endPauses(clock, now), { from: now, to: null, fact }] }
}

/** @throws EvenhandError `welfare-first` while somebody may be in danger and nobody has written down what was done */
export async function requireWelfare(tx: Tx, record: CaseRecord): Promise<void> {
  const decision = record.decided === null ? undefined : await readDecision(tx, record.decided.decisionId)
  if (!decision?.outcome.steps.includes('welfare')) return
  if (isWelfareDone(await readTimeline(tx, record.id), clockOf(record).joinedAt)) return
  throw new EvenhandError(
    'welfare-first',
    'Somebody may be in danger. Take the welfare step first and write down what you did; then the case can be resolved.',
  )
}

/**
 * The same missing fact pauses a case once: asking again for what was asked before moves nothing.
 * @throws EvenhandError `already-paused`
 */
export async function refuseSecondPause(tx: Tx, record: CaseRecord, missingFact: string): Promise<void> {
  const asked = clockOf(record).pauses.map(({ fact }) => fact)
  const bodies = await readNoteBodies(tx, asked.filter(isNoteId))
  const known = asked.map(fact => bodies.get(fact) ?? fact)
  // What is kept is masked, so what is asked is compared as it would be kept.
  const asks = normalised(maskNumbers(missingFact).text)
  if (!known.some(fact => normalised(fact) === asks)) return
  throw new EvenhandError(
    'already-paused',
    `This case has waited for "${missingFact}" before. The same question pauses once; answer with what you have, or name what else is missing.`,
  )
}

/** Keeps the words of a missing fact where they can be erased. @returns the name of the fact, and the timeline's line */
export async function keepMissingFact(
  tx: Tx,
  context: Context,
  actor: Pick<Actor, 'workspaceId' | 'userId'>,
  record: CaseRecord,
  missingFact: string,
  now: number,
): Promise<{ fact: string; entry: TimelineEntry }> {
  const id = context.newId()
  await insertNote(tx, {
    id,
    workspaceId: actor.workspaceId,
    caseId: record.id,
    userId: actor.userId,
    body: missingFact,
    at: now,
  })
  return { fact: id, entry: { kind: 'pending', subjectId: id } }
}

const noteId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Facts of imported or older cases may be plain names. */
export function isNoteId(fact: string): boolean {
  return noteId.test(fact)
}

function normalised(fact: string): string {
  return fact
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
