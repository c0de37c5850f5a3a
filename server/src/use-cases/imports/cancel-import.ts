import { inWorkspace } from '../../db/database.ts'
import { announceImport, lockImport, setImportState } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { ImportParts } from './import-runner.ts'
import { importNotFound, loadImportView } from './load-imports.ts'
import type { ImportView } from './load-imports.ts'

/**
 * Stops an import between two batches, in whichever process it runs. What is stored stays, and it can be resumed.
 * @throws EvenhandError `not-found`, `conflict` when it is not running
 */
export async function cancelImport({ context, runner }: ImportParts, actor: Actor, id: string): Promise<ImportView> {
  await inWorkspace(context.db, actor.workspaceId, async tx => {
    const row = await lockImport(tx, id)
    if (!row) throw importNotFound()
    if (row.state !== 'running') throw new EvenhandError('conflict', `This import is not running: it is ${row.state}.`)
    await setImportState(tx, id, { state: 'cancelled', finishedAt: context.clock.now() })
    await announceImport(tx, actor.workspaceId, id)
  })
  runner.letGo(id)
  return loadImportView({ context, runner }, actor, id)
}
