import { isDeepStrictEqual } from 'node:util'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { inWorkspace } from '../../db/database.ts'
import { findCorrection, markUndone } from '../../db/queries/corrections.ts'
import type { RowOf } from '../../db/tables.ts'
import type { Replaced } from '../../db/tables/understanding.ts'
import { EvenhandError } from '../../errors.ts'
import { carryOut, lockCase } from '../cases/change-case.ts'
import { reloadCase, type LoadedCase } from '../cases/load-case.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'

/**
 * Takes back what somebody has just said of a message: the facts are what they were, and the doubt is open again. Who said it may,
 * and a lead.
 * @throws EvenhandError `not-found`, `forbidden`, `conflict` when the case says something else by now
 */
export function undoConfirmation(context: Context, actor: Actor, correctionId: string): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findCorrection(tx, correctionId)
    if (!found) throw new EvenhandError('not-found', 'There is nothing to take back here.')
    const record = await lockCase(tx, found.case_id)
    if (found.undone_at === null) {
      const isLead = actor.role === 'lead' || actor.role === 'admin'
      if (found.by_user_id !== actor.userId && !isLead) {
        throw new EvenhandError('forbidden', 'A colleague said this. A lead can take it back, or you say how it is.')
      }
      const facts = factsBefore(record, found)
      const now = context.clock.now()
      await markUndone(tx, correctionId, { at: now, userId: actor.userId })
      const data = { messageId: found.message_id }
      const entries = [{ kind: 'understood-undone', subjectId: correctionId, data }] as const
      await carryOut(tx, context, actor, record, { facts, cause: 'undone', entries, action: 'case.understood-undone', data }, now)
    }
    return reloadCase(tx, context, actor, found.case_id)
  })
}

function factsBefore({ facts }: CaseRecord, { replaced }: RowOf<'corrections'>): ServiceFacts {
  const { severity } = facts.need
  if (replaced.stated === null) return withFormer(facts, replaced, severity)
  const place = severity.findLastIndex(fact => isDeepStrictEqual(fact, replaced.stated))
  if (place < 0 || severity.slice(place + 1).some(({ source }) => source === 'person')) {
    throw new EvenhandError('conflict', 'Somebody has said something else since. Say how it is instead.')
  }
  return withFormer(
    facts,
    replaced,
    severity.filter((_fact, i) => i !== place),
  )
}

function withFormer(facts: ServiceFacts, { need, conduct }: Replaced, severity: ServiceFacts['need']['severity']): ServiceFacts {
  return { ...facts, need: { ...facts.need, ...need, severity }, conduct: { ...facts.conduct, ...conduct } }
}
