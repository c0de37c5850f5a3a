import * as contract from '@evenhand/contract/value.ts'
import { addRates, chooseLevels, loadValuing } from '../../use-cases/value/choose-levels.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentValuing } from '../present/valuing.ts'

/** How customers are valued. Everybody may see it; an admin decides, and it is written down. */
export function valueRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.getValuing, async c => c.json(presentValuing(await loadValuing(context, allow(c, 'viewer'))), 200))
  routes.openapi(contract.changeLevels, async c =>
    c.json(presentValuing(await chooseLevels(context, allow(c, 'admin'), c.req.valid('json'))), 200),
  )
  routes.openapi(contract.addRates, async c => {
    const rates = c.req.valid('json').rates.map(({ since, ...rate }) => ({ ...rate, since: Date.parse(since) }))
    return c.json(presentValuing(await addRates(context, allow(c, 'admin'), rates)), 200)
  })
  return routes
}
