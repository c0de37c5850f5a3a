import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import { holdsNothingUp } from '@evenhand/domain/promise/asked-strangers.ts'
import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { asksWho } from '@evenhand/language/identity-question.ts'
import type { Tx } from '../../db/database.ts'
import { readDecision, readTimeline } from '../../db/queries/cases/case-detail.ts'
import { insertNote, readNoteBodies } from '../../db/queries/notes.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import type { TimelineEntry } from '../deciding/ledger.ts'
import { isWelfareDone } from './abilities.ts'
import { reopened } from '../intake/middle/waiting.ts'
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
  // Nobody has waited here for what was only kept: it joins the queue now.
  if (clock.keptAsHistory === true && clock.status === 'resolved') return reopened(clock, now)
  return { ...clock, status: 'open', snoozedUntil: null, pauses: endPauses(clock, now) }
}

/** What the customer has to tell us. It is kept for ever, so it is the id of a note and not the words. */
export type MissingFact = { fact: string; asksWho?: boolean }

export function pendingClock(clock: Clock, missing: MissingFact, now: number): Clock {
  return {
    ...clock,
    status: 'pending',
    snoozedUntil: null,
    pauses: [...endPauses(clock, now), { ...missing, from: now, to: null }],
  }
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
 * Asking a stranger who they are never pauses, and the same missing fact pauses a case once: asking again for what was asked before
 * moves nothing.
 * @throws EvenhandError `asks-stranger`, `already-paused`
 */
export async function requirePause(tx: Tx, record: CaseRecord, missingFact: string): Promise<void> {
  if (holdsNothingUp({ asksWho: asksWho(missingFact) }, record.facts.relationship.known)) {
    throw new EvenhandError(
      'asks-stranger',
      'Nobody has to wait for being a stranger: asking who they are never pauses. Ask and keep helping, or name what is missing about the matter, for example "order number".',
    )
  }
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

/** Keeps the words of a missing fact where they can be erased. @returns what is missing, and the timeline's line */
export async function keepMissingFact(
  tx: Tx,
  context: Context,
  actor: Pick<Actor, 'workspaceId' | 'userId'>,
  record: CaseRecord,
  missingFact: string,
  now: number,
): Promise<{ missing: MissingFact; entry: TimelineEntry }> {
  const id = context.newId()
  await insertNote(tx, {
    id,
    workspaceId: actor.workspaceId,
    caseId: record.id,
    userId: actor.userId,
    body: missingFact,
    at: now,
  })
  const missing = { fact: id, ...(asksWho(missingFact) ? { asksWho: true } : {}) }
  return { missing, entry: { kind: 'pending', subjectId: id } }
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
