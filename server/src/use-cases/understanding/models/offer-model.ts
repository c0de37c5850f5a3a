import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isHeldBack } from '@evenhand/language/evaluation/held-back.ts'
import type { Gold } from '@evenhand/language/evaluation/report.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { weights as builtInWeights } from '@evenhand/language/model/weights.generated.js'
import { inWorkspace } from '../../../db/database.ts'
import { noteAudit } from '../../../db/queries/audit.ts'
import { insertModel, readHash, shape } from '../../../db/queries/models.ts'
import { EvenhandError } from '../../../errors.ts'
import type { Actor, Context } from '../../context.ts'
import { taughtMessages } from '../export-corrections.ts'
import { compareModels } from './compare-models.ts'
import { loadModelInForce } from './model-in-force.ts'
import { modelFrom, versionOf } from './model.ts'

const packed = promisify(gzip)

/**
 * Keeps weights and measures them beside the version that reads now, on messages that neither was taught. They read nothing until
 * somebody accepts them. The same weights again change nothing.
 * @returns the name of the version
 * @throws EvenhandError `invalid` for weights that this program cannot read by, or has already
 */
export async function offerModel(context: Context, actor: Actor, weights: Packed): Promise<string> {
  refuseUnreadable(weights)
  const text = JSON.stringify(weights)
  const hash = createHash('sha256').update(text).digest('hex')
  const { known, inForce } = await inWorkspace(context.db, actor.workspaceId, async tx => ({
    known: await readHash(tx, versionOf(hash)),
    inForce: await loadModelInForce(tx),
  }))
  if (known !== null) return versionOf(hash)
  const corrections = await heldBackCorrections(context, actor)
  const compared = await compareModels({ before: inForce.packed, after: weights, corrections })
  const id = context.newId()
  const row = {
    id,
    workspace_id: actor.workspaceId,
    hash,
    weights: await packed(text),
    shape,
    messages: weights.madeFrom.messages,
    comparison: { against: inForce.version, ...compared },
    offered_at: context.clock.now(),
    offered_by: actor.userId,
  }
  await inWorkspace(context.db, actor.workspaceId, async tx => {
    await insertModel(tx, row)
    await noteAudit(tx, {
      workspaceId: actor.workspaceId,
      at: row.offered_at,
      userId: actor.userId,
      action: 'model.offered',
      target: { kind: 'model', id },
      data: { version: versionOf(hash), against: inForce.version },
    })
  })
  return versionOf(hash)
}

/** Every list of numbers is as long as the model has columns or risks: nothing is judged by what is not there. */
function refuseUnreadable(weights: Packed): void {
  const { scale, bias, calibration, thresholds } = builtInWeights
  const isWhole =
    weights.scale.length === scale.length &&
    weights.bias.length === bias.length &&
    weights.calibration.slope.length === calibration.slope.length &&
    weights.calibration.shift.length === calibration.shift.length &&
    weights.thresholds.risks.length === thresholds.risks.length
  try {
    if (!isWhole) throw new Error('A list of numbers is too short or too long.')
    modelFrom('offered', weights)
  } catch (cause) {
    throw new EvenhandError(
      'invalid',
      'These are no weights that this version of Evenhand can read by. Make them with evenhand train.',
      { cause },
    )
  }
  if (weights.madeFrom.hash === builtInWeights.madeFrom.hash) {
    throw new EvenhandError('conflict', 'These are the weights that came with Evenhand: nothing was learned.')
  }
}

/** Corrections that teach no version. */
async function heldBackCorrections(context: Context, actor: Actor): Promise<Gold[]> {
  const held: Gold[] = []
  for await (const { id, text, type, needsReply, severity, tone, abusive } of taughtMessages(context, actor)) {
    if (isHeldBack(text)) held.push({ id, text, type, needsReply, severity, tone, abusive })
  }
  return held
}
