import { inWorkspace } from '../../../db/database.ts'
import { countTaught } from '../../../db/queries/corrections.ts'
import { readChoices, readModels } from '../../../db/queries/models.ts'
import type { ModelChoice, OfferedModel } from '../../../db/queries/models.ts'
import type { Actor, Context } from '../../context.ts'
import { loadModelInForce } from './model-in-force.ts'
import { builtIn } from './model.ts'

const mostChoices = 50
/** Worth training again: one in five is held back, and on fewer than ten of them two versions cannot be told apart. */
export const enoughToTrain = 50

export type ListedModels = {
  inForce: string
  /** What read before the version in force. */
  previous: string | null
  offered: readonly OfferedModel[]
  choices: readonly ModelChoice[]
  corrections: number
  /** Of these, how many were said after the latest version was made. */
  fresh: number
}

/** All versions that this workspace knows, and which one reads. */
export function listModels({ db }: Context, actor: Actor): Promise<ListedModels> {
  return inWorkspace(db, actor.workspaceId, async tx => {
    const { version: inForce } = await loadModelInForce(tx)
    const choices = await readChoices(tx, mostChoices)
    // Before the first choice, what came along read.
    const before = [...choices.map(({ version }) => version), builtIn.version].find(version => version !== inForce)
    const offered = await readModels(tx)
    // Whoever trained had what was said until then; a version that nobody accepted has learned it as well.
    const { all, fresh } = await countTaught(tx, offered[0]?.offered_at ?? 0)
    return {
      inForce,
      previous: choices.length === 0 ? null : (before ?? null),
      offered,
      choices,
      corrections: all,
      fresh,
    }
  })
}
