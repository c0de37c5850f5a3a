import { openDoubts } from '@evenhand/domain/severity/doubts.ts'
import { isMoreSevere, type Severity } from '@evenhand/domain/severity/severity.ts'
import { insertNote } from '../../db/queries/notes.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { changeCase, clockOf, withClock } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'
import { openedClock } from './status-change.ts'

/**
 * Says how severe a matter is. Anyone raises, with a reason; lowering needs a lead, and nobody lowers while a risk is happening.
 * @throws EvenhandError `forbidden`, `conflict`
 */
export function setSeverity(
  context: Context,
  actor: Actor,
  caseId: string,
  { severity, reason }: { severity: Severity; reason: string },
): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record, now }) => {
    const current = record.decided?.severity ?? 'low'
    // To say again how it is ends the doubt whether it is graver.
    if (current === severity && openDoubts(record.facts.need).length === 0) return null
    if (isMoreSevere(current, severity)) refuseLowering(actor, record)
    const id = context.newId()
    await insertNote(tx, { id, workspaceId: actor.workspaceId, caseId, userId: actor.userId, body: reason, at: now })
    const { need } = record.facts
    const clock = clockOf(record)
    // Nobody may put a critical matter aside, so raising one that was put aside takes it up again.
    const wakes = severity === 'critical' && clock.status === 'snoozed'
    const facts = wakes ? withClock(record.facts, openedClock(clock, now)) : record.facts
    return {
      facts: { ...facts, need: { ...need, severity: [...need.severity, { at: now, severity, source: 'person' }] } },
      cause: 'severity',
      entries: [{ kind: 'severity', subjectId: id, data: { from: current, to: severity } }],
      action: 'case.severity',
      data: { from: current, to: severity, reasonNoteId: id },
    }
  })
}

function refuseLowering(actor: Actor, record: CaseRecord): void {
  if (actor.role !== 'lead' && actor.role !== 'admin') {
    throw new EvenhandError('forbidden', 'Anyone may raise a case; lowering it is a lead’s decision.')
  }
  if (record.facts.need.risks.some(risk => risk.now && risk.kind !== 'threat-to-others')) {
    throw new EvenhandError('conflict', 'Somebody may be in danger now, so this case stays critical.')
  }
}
