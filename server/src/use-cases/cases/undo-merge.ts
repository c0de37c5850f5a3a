import { announce } from '../../db/announce.ts'
import { inWorkspace } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { lockMerge, markMergeUndone, moveBack, settleSuggestion } from '../../db/queries/cases/moving.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import { partFacts } from './joined-facts.ts'
import { noSuchCase, reloadCase, type LoadedCase } from './load-case.ts'

/**
 * Takes a join back, completely: messages, notes and replies return, both cases are decided anew from their own facts, and what came in
 * meanwhile goes where it belongs. The log of both keeps that it happened.
 * @returns the case that stayed
 * @throws EvenhandError `not-found`, `conflict` when it was taken back already
 */
export function undoMerge(context: Context, actor: Actor, mergeId: string): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const merge = await lockMerge(tx, mergeId)
    if (!merge || merge.kind !== 'case-joined') throw new EvenhandError('not-found', 'There is no such join in this workspace.')
    if (merge.undone_at !== null) throw new EvenhandError('conflict', 'This join was taken back already.')
    const { from_id: fromId, into_id: intoId } = merge
    const records = await lockCaseRecords(tx, [fromId, intoId])
    const from = records.find(({ id }) => id === fromId)
    const into = records.find(({ id }) => id === intoId)
    if (!from || !into) throw noSuchCase(intoId)

    const now = context.clock.now()
    const { moved, fromFacts, intoFacts, into: before } = merge.moved
    await moveBack(tx, moved, fromId, intoId, merge.at)
    await markMergeUndone(tx, mergeId, now, actor.userId)
    await settleSuggestion(tx, intoId, fromId, 'open')
    const common = { at: now, by: actor.userId, cause: 'undone' } as const
    const changed = await decideCases(tx, context, [
      {
        ...common,
        record: into,
        facts: partFacts(into.facts, intoFacts, fromFacts, merge.at),
        set: { ...before, lastMessageAt: into.lastMessageAt > merge.at ? into.lastMessageAt : before.lastMessageAt },
        entries: [{ kind: 'case-split', subjectId: mergeId, data: { number: from.number } }],
      },
      {
        ...common,
        record: from,
        facts: fromFacts,
        set: { joinedInto: null },
        entries: [{ kind: 'case-split', subjectId: mergeId, data: { from: into.number } }],
      },
    ])
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at: now,
      userId: actor.userId,
      action: 'case.join-undone',
      target: { kind: 'case', id: intoId },
      data: { fromId, mergeId },
    })
    await announce(tx, actor.workspaceId, changed)
    return reloadCase(tx, context, actor, intoId)
  })
}
