import { announce } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { insertMerge, markDismissed, moveAll, settleSuggestion } from '../../db/queries/cases/moving.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import { withClock } from './change-case.ts'
import { joinFacts } from './joined-facts.ts'
import { noSuchCase, reloadCase, type LoadedCase } from './load-case.ts'
import { resolvedClock } from './status-change.ts'

/**
 * A person says that two cases are one matter. The other one goes into this one, with everything that hangs on it.
 * @throws EvenhandError `invalid` for a case and itself, `conflict` for one that is elsewhere already
 */
export function joinCases(context: Context, actor: Actor, intoId: string, fromId: string): Promise<LoadedCase> {
  if (intoId === fromId) throw new EvenhandError('invalid', 'A case cannot be joined with itself.')
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    // Both locks in one statement, in the order of ids: two joins the other way round cannot wait for each other.
    const records = await lockCaseRecords(tx, [intoId, fromId])
    const into = alone(records, intoId)
    const from = alone(records, fromId)
    const now = context.clock.now()
    const mergeId = context.newId()
    const moved = await moveAll(tx, fromId, intoId)
    const { customerId, openedAt, lastMessageAt } = into
    const record = {
      moved,
      fromFacts: from.facts,
      intoFacts: into.facts,
      into: { customerId, openedAt, lastMessageAt },
    }
    await insertMerge(tx, {
      id: mergeId,
      workspaceId: actor.workspaceId,
      fromId,
      intoId,
      moved: record,
      at: now,
      userId: actor.userId,
    })
    await settleSuggestion(tx, intoId, fromId, 'accepted')
    await decideBoth(tx, context, actor, { into, from, mergeId, now })
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at: now,
      userId: actor.userId,
      action: 'case.joined',
      target: { kind: 'case', id: intoId },
      data: { fromId, mergeId },
    })
    return reloadCase(tx, context, actor, intoId)
  })
}

type Join = { into: CaseRecord; from: CaseRecord; mergeId: string; now: number }

async function decideBoth(tx: Tx, context: Context, actor: Actor, { into, from, mergeId, now }: Join): Promise<void> {
  const facts = joinFacts(into.facts, from.facts)
  const common = { at: now, by: actor.userId, cause: 'joined' } as const
  const changed = await decideCases(tx, context, [
    {
      ...common,
      record: into,
      facts,
      set: {
        customerId: into.customerId ?? from.customerId,
        openedAt: Math.min(into.openedAt, from.openedAt),
        lastMessageAt: Math.max(into.lastMessageAt, from.lastMessageAt),
      },
      entries: [{ kind: 'case-joined', subjectId: mergeId, data: { number: from.number } }],
    },
    {
      ...common,
      record: from,
      facts: withClock(from.facts, resolvedClock(from.facts.relationship.clock, now)),
      set: { joinedInto: into.id },
      entries: [{ kind: 'case-joined', subjectId: mergeId, data: { into: into.number } }],
    },
  ])
  await announce(tx, actor.workspaceId, changed)
}

function alone(records: readonly CaseRecord[], id: string): CaseRecord {
  const record = records.find(found => found.id === id)
  if (!record) throw noSuchCase(id)
  if (record.joinedInto !== null)
    throw new EvenhandError('conflict', `Case ${record.number} was joined into another one already.`)
  return record
}

/** "Not the same matter": the suggestion does not come back. @throws EvenhandError `not-found` */
export function dismissSuggestion(context: Context, actor: Actor, suggestionId: string): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const caseId = await markDismissed(tx, suggestionId)
    if (caseId === null) throw new EvenhandError('not-found', 'This suggestion was settled already.')
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at: context.clock.now(),
      userId: actor.userId,
      action: 'suggestion.dismissed',
      target: { kind: 'case', id: caseId },
      data: { suggestionId },
    })
    return reloadCase(tx, context, actor, caseId)
  })
}
