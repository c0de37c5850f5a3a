import { inWorkspace } from '../../db/database.ts'
import { announceImport, lockImport, makeReal, oldDryRuns, setImportState, startOver } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { ImportParts } from './import-runner.ts'
import { importNotFound, loadImportView } from './load-imports.ts'
import type { ImportView } from './load-imports.ts'

/** A file of customers waits so long for a person who looks at what it would change. */
export const dryRunWaitsMs = 3_600_000

/**
 * Does what a dry run has foreseen, with the file that is still here.
 * @throws EvenhandError `not-found`, `conflict` when it was no dry run, has not ended, or its file is gone
 */
export async function applyImport({ context, runner }: ImportParts, actor: Actor, id: string): Promise<ImportView> {
  const hasFile = await runner.places.of(actor.workspaceId, id).hasFile()
  await inWorkspace(context.db, actor.workspaceId, async tx => {
    const row = await lockImport(tx, id)
    if (!row) throw importNotFound()
    if (!row.dry_run || row.state !== 'done') throw new EvenhandError('conflict', 'This is no dry run that has come to its end.')
    if (!hasFile) throw new EvenhandError('conflict', 'The file is not here any more. Choose it again.')
    await startOver(tx, id)
    await makeReal(tx, id)
    await setImportState(tx, id, { state: 'running' })
    await announceImport(tx, actor.workspaceId, id)
  })
  runner.carryOn(actor.workspaceId, id)
  return loadImportView({ context, runner }, actor, id)
}

/** Removes the files of dry runs that nobody has followed. */
export async function dropOldDryRuns({ context, runner }: ImportParts, workspaceId: string): Promise<void> {
  const before = context.clock.now() - dryRunWaitsMs
  const ids = await inWorkspace(context.db, workspaceId, tx => oldDryRuns(tx, before))
  await Promise.all(ids.map(id => runner.places.of(workspaceId, id).remove()))
}
