import { deadlinesOf, withDeadlines } from '@evenhand/domain/facts/deadlines.ts'
import { deadlineKinds, type DeadlineKind } from '@evenhand/domain/facts/need.ts'
import type { FixedDate } from '@evenhand/domain/facts/relationship.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Tx } from '../../db/database.ts'
import { insertNote } from '../../db/queries/notes.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { changeCase, clockOf, withClock } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'

export type CaseDateKind = FixedDate['kind'] | DeadlineKind
/** A date that a person has put on a case. */
export type CaseDate = { id: string; kind: CaseDateKind; at: number; met: boolean }

/** Those of a case that are still there, earliest first; what the records say is not among them. */
export function caseDatesOf({ need, relationship }: ServiceFacts): CaseDate[] {
  const promised = relationship.clock.fixedDates.flatMap(({ id, kind, at, met }) =>
    id === undefined ? [] : [{ id, kind, at, met }],
  )
  const confirmed = deadlinesOf(need).flatMap(({ id, kind, at }) => (id === undefined ? [] : [{ id, kind, at, met: false }]))
  return [...promised, ...confirmed].toSorted((a, b) => a.at - b.at)
}

/**
 * Puts a date on a case: an obligation of its own, or a deadline that pulls the others forward.
 * @throws EvenhandError `invalid` for a moment that has passed, `conflict` for a resolved case
 */
export function setCaseDate(
  context: Context,
  actor: Actor,
  caseId: string,
  { kind, at, words }: { kind: CaseDateKind; at: number; words: string },
): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record, now }) => {
    if (at <= now) throw new EvenhandError('invalid', 'Choose a moment that lies ahead.', { details: { path: 'at' } })
    if (clockOf(record).status === 'resolved') throw new EvenhandError('conflict', 'This case is resolved; open it again first.')
    const id = await keepWords(tx, context, actor, record, words, now)
    return {
      facts: withDate(record.facts, { id, kind, at }, now),
      cause: 'date',
      entries: [{ kind: 'date-set', subjectId: id, data: { kind, at } }],
      action: 'case.date-set',
      data: { kind, at, noteId: id },
    }
  })
}

/** @throws EvenhandError `not-found`; `conflict` for a deadline, which is nothing that we keep */
export function keepCaseDate(context: Context, actor: Actor, caseId: string, dateId: string): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, ({ record }) => {
    const { kind, at, met } = requireDate(record, dateId)
    if (isDeadline(kind)) throw new EvenhandError('conflict', 'A deadline passes by itself. Withdraw it when it was wrong.')
    if (met) return null
    const clock = clockOf(record)
    const fixedDates = clock.fixedDates.map(date => (date.id === dateId ? { ...date, met: true } : date))
    return {
      facts: withClock(record.facts, { ...clock, fixedDates }),
      cause: 'date',
      entries: [{ kind: 'date-kept', subjectId: dateId, data: { kind, at } }],
      action: 'case.date-kept',
      data: { kind, at },
    }
  })
}

/** @throws EvenhandError `not-found` */
export function withdrawCaseDate(
  context: Context,
  actor: Actor,
  caseId: string,
  dateId: string,
  reason: string,
): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record, now }) => {
    const { kind, at } = requireDate(record, dateId)
    const noteId = await keepWords(tx, context, actor, record, reason, now)
    const clock = clockOf(record)
    const fixedDates = clock.fixedDates.filter(({ id }) => id !== dateId)
    const { need } = record.facts
    const deadlines = deadlinesOf(need).filter(({ id }) => id !== dateId)
    const facts = withClock(record.facts, { ...clock, fixedDates })
    return {
      facts: isDeadline(kind) ? { ...facts, need: withDeadlines(need, deadlines) } : facts,
      cause: 'date',
      entries: [{ kind: 'date-withdrawn', subjectId: noteId, data: { kind, at } }],
      action: 'case.date-withdrawn',
      data: { kind, at, reasonNoteId: noteId },
    }
  })
}

function withDate(facts: ServiceFacts, { id, kind, at }: Omit<CaseDate, 'met'>, now: number): ServiceFacts {
  if (isDeadline(kind)) {
    return { ...facts, need: withDeadlines(facts.need, [...deadlinesOf(facts.need), { id, kind, at, source: 'person' }]) }
  }
  const { clock } = facts.relationship
  // Two of one kind made in the same millisecond are two.
  const taken = new Set(clock.fixedDates.filter(date => date.kind === kind).map(({ since }) => since))
  let since = now
  while (taken.has(since)) since += 1
  return withClock(facts, { ...clock, fixedDates: [...clock.fixedDates, { id, kind, at, since, met: false }] })
}

function isDeadline(kind: CaseDateKind): kind is DeadlineKind {
  return deadlineKinds.some(known => known === kind)
}

function requireDate(record: CaseRecord, dateId: string): CaseDate {
  const found = caseDatesOf(record.facts).find(({ id }) => id === dateId)
  if (!found) throw new EvenhandError('not-found', 'There is no such date on this case; perhaps it was withdrawn.')
  return found
}

async function keepWords(tx: Tx, context: Context, actor: Actor, record: CaseRecord, body: string, at: number): Promise<string> {
  const id = context.newId()
  await insertNote(tx, { id, workspaceId: actor.workspaceId, caseId: record.id, userId: actor.userId, body, at })
  return id
}
