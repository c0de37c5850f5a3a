import * as contract from '@evenhand/contract/models.ts'
import type { Actor } from '../../use-cases/context.ts'
import { chooseModel } from '../../use-cases/understanding/models/choose-model.ts'
import { listModels } from '../../use-cases/understanding/models/list-models.ts'
import { offerModel } from '../../use-cases/understanding/models/offer-model.ts'
import { allow, limitBody } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentModels } from '../present/models.ts'

/** Versions of the language model. Everybody sees which one reads; a lead offers and chooses. */
export function modelRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  const models = async (actor: Actor) => presentModels(await listModels(context, actor), actor)
  routes.use('/api/models', limitBody(contract.mostWeightBytes))
  routes.use('/api/models/*', limitBody(contract.mostWeightBytes))
  routes.openapi(contract.listModels, async c => c.json(await models(allow(c, 'viewer')), 200))
  routes.openapi(contract.offerModel, async c => {
    const actor = allow(c, 'lead')
    const version = await offerModel(context, actor, c.req.valid('json').weights)
    return c.json({ version, models: await models(actor) }, 200)
  })
  routes.openapi(contract.chooseModel, async c => {
    const actor = allow(c, 'lead')
    await chooseModel(context, actor, c.req.valid('json'))
    return c.json(await models(actor), 200)
  })
  return routes
}
