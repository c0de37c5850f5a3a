import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import { announce } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import type { CaseChange } from '../deciding/ledger.ts'
import { noSuchCase, reloadCase, type LoadedCase } from './load-case.ts'

/** What a member does to a case: how its facts change, and what is written down about it. */
export type Deed = Omit<CaseChange, 'record' | 'at' | 'by'> & {
  /** A stable name for the audit log. */
  action: string
  data?: Readonly<Record<string, unknown>>
}

export type ChangeInput = { tx: Tx; record: CaseRecord; now: number }

/**
 * The one frame around everything a member does to one case: lock, do, decide, write down, announce, and answer with the case as it
 * is afterwards. `what` gives null when there is nothing to do.
 * @throws EvenhandError `not-found`, `conflict` for a case that was joined into another one
 */
export function changeCase(
  context: Context,
  actor: Actor,
  caseId: string,
  what: (input: ChangeInput) => Promise<Deed | null> | Deed | null,
): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const record = await lockCase(tx, caseId)
    const now = context.clock.now()
    const deed = await what({ tx, record, now })
    if (deed !== null) await carryOut(tx, context, actor, record, deed, now)
    return reloadCase(tx, context, actor, caseId)
  })
}

/** @throws EvenhandError `not-found`, `conflict` */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseRecord> {
  const [record] = await lockCaseRecords(tx, [caseId])
  if (!record) throw noSuchCase(caseId)
  if (record.joinedInto !== null) {
    throw new EvenhandError('conflict', 'This case was joined into another one meanwhile. Work on that one.', {
      details: { joinedInto: record.joinedInto },
    })
  }
  return record
}

/** Decides and writes down one deed; the caller holds the lock. */
export async function carryOut(
  tx: Tx,
  context: Context,
  actor: Actor,
  record: CaseRecord,
  { action, data, ...change }: Deed,
  now: number,
): Promise<void> {
  const changed = await decideCases(tx, context, [{ ...change, record, at: now, by: actor.userId }])
  await noteAudit(tx, {
    workspaceId: actor.workspaceId,
    at: now,
    userId: actor.userId,
    action,
    target: { kind: 'case', id: record.id },
    ...(data ? { data } : {}),
  })
  await announce(tx, actor.workspaceId, changed)
}

export function clockOf(record: CaseRecord): Clock {
  return record.facts.relationship.clock
}

/** The facts with another clock. */
export function withClock(facts: ServiceFacts, clock: Clock): ServiceFacts {
  return { ...facts, relationship: { ...facts.relationship, clock } }
}
