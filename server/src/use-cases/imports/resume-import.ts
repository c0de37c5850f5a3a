import { inWorkspace } from '../../db/database.ts'
import { announceImport, lockImport, setImportState } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { ImportParts } from './import-runner.ts'
import { importNotFound, loadImportView } from './load-imports.ts'
import type { ImportView } from './load-imports.ts'

/**
 * Goes on with an import that was cancelled or failed, behind the last message that was stored.
 * @throws EvenhandError `not-found`, `conflict` when it is done, or when its file lies on another machine
 */
export async function resumeImport({ context, runner }: ImportParts, actor: Actor, id: string): Promise<ImportView> {
  const hasFile = await runner.places.of(actor.workspaceId, id).hasFile()
  await inWorkspace(context.db, actor.workspaceId, async tx => {
    const row = await lockImport(tx, id)
    if (!row) throw importNotFound()
    if (row.state === 'done') throw new EvenhandError('conflict', 'This import is done; there is nothing to resume.')
    if (!hasFile)
      throw new EvenhandError('conflict', 'The file is not here any more. Import it again: it goes on where it stopped.')
    if (row.state !== 'running') await setImportState(tx, id, { state: 'running' })
    await announceImport(tx, actor.workspaceId, id)
  })
  runner.carryOn(actor.workspaceId, id)
  return loadImportView({ context, runner }, actor, id)
}
