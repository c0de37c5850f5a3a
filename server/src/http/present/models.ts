import type { Model, Models } from '@evenhand/contract/models.ts'
import { weights } from '@evenhand/language/model/weights.generated.js'
import { shape, type OfferedModel } from '../../db/queries/models.ts'
import type { Actor } from '../../use-cases/context.ts'
import { enoughToTrain } from '../../use-cases/understanding/models/list-models.ts'
import type { ListedModels } from '../../use-cases/understanding/models/list-models.ts'
import { builtIn, versionOf } from '../../use-cases/understanding/models/model.ts'
import { iso } from './instant.ts'

const cameAlong: Model = {
  version: builtIn.version,
  builtIn: true,
  messages: weights.madeFrom.messages,
  offeredAt: null,
  offeredBy: null,
  comparison: null,
  fits: true,
}

export function presentModels(
  { inForce, previous, offered, choices, corrections, fresh }: ListedModels,
  { role }: Actor,
): Models {
  return {
    inForce,
    previous,
    models: [...offered.map(presentModel), cameAlong],
    choices: choices.map(({ version, at, by_name, by_user_id }) => ({ version, at: iso(at), by: by_name ?? by_user_id })),
    corrections,
    untaught: { messages: fresh, isEnough: fresh >= enoughToTrain },
    mayChange: role === 'lead' || role === 'admin',
  }
}

function presentModel({ hash, messages, comparison, offered_at, offered_by, offered_by_name, ...row }: OfferedModel): Model {
  return {
    version: versionOf(hash),
    builtIn: false,
    messages,
    offeredAt: iso(offered_at),
    offeredBy: offered_by_name ?? offered_by,
    comparison,
    fits: row.shape === shape,
  }
}
