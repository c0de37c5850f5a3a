import { inWorkspace } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { readRows } from '../../db/queries/person/rows.ts'
import type { Actor, Context } from '../context.ts'
import { requirePerson } from './find-person.ts'

export type PersonExport = {
  person: { id: string; name: string }
  at: number
  /** Every row of theirs, by table. */
  tables: Record<string, unknown[]>
}

/** All that is kept of one person, to be given to them. That it was given out is written down, and not what. @throws `not-found` */
export function exportPerson(context: Context, actor: Actor, id: string): Promise<PersonExport> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const person = await requirePerson(tx, id)
    const at = context.clock.now()
    const tables = await readRows(tx, person)
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at,
      userId: actor.userId,
      action: 'person.exported',
      target: { kind: person.kind, id: person.id },
      data: { rows: Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.length])) },
    })
    return { person: { id: person.id, name: person.name }, at, tables }
  })
}
