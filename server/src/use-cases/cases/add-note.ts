import { insertNote } from '../../db/queries/notes.ts'
import type { Actor, Context } from '../context.ts'
import { changeCase } from './change-case.ts'
import type { LoadedCase } from './load-case.ts'

/** Writes a private note. No customer ever sees it, and it answers nothing. */
export function addNote(context: Context, actor: Actor, caseId: string, body: string): Promise<LoadedCase> {
  return changeCase(context, actor, caseId, async ({ tx, record, now }) => {
    const id = context.newId()
    await insertNote(tx, { id, workspaceId: actor.workspaceId, caseId, userId: actor.userId, body, at: now })
    return { facts: record.facts, cause: 'starving', entries: [{ kind: 'note', subjectId: id }], action: 'case.note' }
  })
}
