import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { latestImports, loadImport, rejectsAfter, unhandledByImport } from '../../db/queries/imports.ts'
import type { ImportRow, RejectRow, Unhandled } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { ImportRunner } from './import-runner.ts'

/** `hasFile`: what was uploaded still lies on this machine. */
export type ImportView = { row: ImportRow; unhandled: Unhandled; hasFile: boolean }
type Parts = { context: Pick<Context, 'db'>; runner: Pick<ImportRunner, 'places' | 'counts'> }

const listLength = 50
const rejectsPerPage = 500

/** @throws EvenhandError `not-found` */
export async function loadImportView(parts: Parts, actor: Actor, id: string): Promise<ImportView> {
  return inWorkspace(parts.context.db, actor.workspaceId, async tx => {
    const row = await loadImport(tx, id)
    const [view] = row ? await viewsOf(tx, parts, actor, [row]) : []
    if (!view) throw importNotFound()
    return view
  })
}

/** The latest, newest first. */
export async function listImports(parts: Parts, actor: Actor): Promise<ImportView[]> {
  return inWorkspace(parts.context.db, actor.workspaceId, async tx =>
    viewsOf(tx, parts, actor, await latestImports(tx, listLength)),
  )
}

/** Rejected rows, or those that were taken with a note: page by page, so that a million of them need no memory. */
export async function* importRejects(
  { context }: Pick<Parts, 'context'>,
  actor: Actor,
  id: string,
  imported = false,
): AsyncGenerator<RejectRow> {
  let line = 0
  for (;;) {
    const after = line
    const page = await inWorkspace(context.db, actor.workspaceId, tx =>
      rejectsAfter(tx, id, { line: after, imported, limit: rejectsPerPage }),
    )
    yield* page
    line = page.at(-1)?.line ?? line
    if (page.length < rejectsPerPage) return
  }
}

export function importNotFound(): EvenhandError {
  return new EvenhandError('not-found', 'There is no such import in this workspace.')
}

async function viewsOf(tx: Tx, { runner }: Parts, { workspaceId }: Actor, rows: readonly ImportRow[]): Promise<ImportView[]> {
  if (rows.length === 0) return []
  const unhandled = await runner.counts.of(rows, ids => unhandledByImport(tx, ids))
  const hasFile = await Promise.all(rows.map(({ id }) => runner.places.of(workspaceId, id).hasFile()))
  return rows.map((row, at) => ({
    row,
    unhandled: unhandled.get(row.id) ?? { waiting: 0, failed: 0 },
    hasFile: hasFile[at] === true,
  }))
}
