import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { latestImports, loadImport, rejectsAfter, unhandledByImport } from '../../db/queries/imports.ts'
import type { ImportRow, RejectRow, Unhandled } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

export type ImportView = { row: ImportRow; unhandled: Unhandled }
type Parts = { context: Pick<Context, 'db'> }

const listLength = 50
const rejectsPerPage = 500

/** @throws EvenhandError `not-found` */
export async function loadImportView({ context }: Parts, actor: Actor, id: string): Promise<ImportView> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const row = await loadImport(tx, id)
    const [view] = row ? await withUnhandled(tx, [row]) : []
    if (!view) throw importNotFound()
    return view
  })
}

/** The latest, newest first. */
export async function listImports({ context }: Parts, actor: Actor): Promise<ImportView[]> {
  return inWorkspace(context.db, actor.workspaceId, async tx => withUnhandled(tx, await latestImports(tx, listLength)))
}

/** Page by page, so that a million of them need no memory. */
export async function* importRejects({ context }: Parts, actor: Actor, id: string): AsyncGenerator<RejectRow> {
  let line = 0
  for (;;) {
    const after = line
    const page = await inWorkspace(context.db, actor.workspaceId, tx => rejectsAfter(tx, id, after, rejectsPerPage))
    yield* page
    line = page.at(-1)?.line ?? line
    if (page.length < rejectsPerPage) return
  }
}

export function importNotFound(): EvenhandError {
  return new EvenhandError('not-found', 'There is no such import in this workspace.')
}

async function withUnhandled(tx: Tx, rows: readonly ImportRow[]): Promise<ImportView[]> {
  if (rows.length === 0) return []
  const unhandled = await unhandledByImport(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(row => ({ row, unhandled: unhandled.get(row.id) ?? { waiting: 0, failed: 0 } }))
}
