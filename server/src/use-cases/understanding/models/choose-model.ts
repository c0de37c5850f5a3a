import { inWorkspace } from '../../../db/database.ts'
import { noteAudit } from '../../../db/queries/audit.ts'
import { insertChoice, lockChoices, readModels, shape } from '../../../db/queries/models.ts'
import { EvenhandError } from '../../../errors.ts'
import type { Actor, Context } from '../../context.ts'
import { loadModelInForce } from './model-in-force.ts'
import { builtIn, versionOf } from './model.ts'

/**
 * From now on messages of this workspace are read by this version. What was read and decided before stays as it is. Going back to an
 * earlier version is the same choice. Choosing the version that reads already changes nothing.
 * @param seenInForce the version that whoever chooses saw reading
 * @throws EvenhandError `not-found`; `conflict` when another version reads by now, or the weights do not fit this program
 */
export function chooseModel(
  context: Context,
  actor: Actor,
  { version, seenInForce }: { version: string; seenInForce: string },
): Promise<void> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    await lockChoices(tx, actor.workspaceId)
    const inForce = await loadModelInForce(tx)
    if (inForce.version === version) return
    if (inForce.version !== seenInForce) {
      throw new EvenhandError(
        'conflict',
        `Version ${inForce.version} reads by now: somebody has chosen since you looked. Look again.`,
      )
    }
    const chosen = version === builtIn.version ? null : (await readModels(tx)).find(({ hash }) => versionOf(hash) === version)
    if (chosen === undefined) throw new EvenhandError('not-found', `There is no version ${version} here.`)
    if (chosen !== null && chosen.shape !== shape) {
      throw new EvenhandError('conflict', 'These weights were made for another version of Evenhand. Train again, then accept.')
    }
    const at = context.clock.now()
    const { workspaceId, userId } = actor
    await insertChoice(tx, { workspace_id: workspaceId, model_id: chosen?.id ?? null, version, at, by_user_id: userId })
    const data = { from: inForce.version, to: version }
    const target = { kind: 'model', id: chosen?.id ?? version } as const
    await noteAudit(tx, { workspaceId, at, userId, action: 'model.chosen', target, data })
  })
}
