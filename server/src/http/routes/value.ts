import * as contract from '@evenhand/contract/value.ts'
import { chooseLevels, loadValuing } from '../../use-cases/value/choose-levels.ts'
import { addRates, loadGaps, removeMargin, removeRate, setMargins } from '../../use-cases/value/set-rates.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentGaps, presentValuing } from '../present/valuing.ts'

/** How customers are valued. Everybody may see it; an admin decides about levels and a lead about rates, and it is written down. */
export function valueRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.getValuing, async c => c.json(presentValuing(await loadValuing(context, allow(c, 'viewer'))), 200))
  routes.openapi(contract.changeLevels, async c =>
    c.json(presentValuing(await chooseLevels(context, allow(c, 'admin'), c.req.valid('json'))), 200),
  )
  routes.openapi(contract.addRates, async c => {
    const rates = c.req.valid('json').rates.map(dated)
    return c.json(presentValuing(await addRates(context, allow(c, 'lead'), rates)), 200)
  })
  routes.openapi(contract.removeRate, async c =>
    c.json(presentValuing(await removeRate(context, allow(c, 'lead'), dated(c.req.valid('json')))), 200),
  )
  routes.openapi(contract.setMargins, async c => {
    const margins = c.req.valid('json').margins.map(dated)
    return c.json(presentValuing(await setMargins(context, allow(c, 'lead'), margins)), 200)
  })
  routes.openapi(contract.removeMargin, async c =>
    c.json(presentValuing(await removeMargin(context, allow(c, 'lead'), dated(c.req.valid('json')))), 200),
  )
  routes.openapi(contract.getValueGaps, async c => c.json(presentGaps(await loadGaps(context, allow(c, 'viewer'))), 200))
  return routes
}

function dated<Said extends { since: string }>(said: Said): Omit<Said, 'since'> & { since: number } {
  return { ...said, since: Date.parse(said.since) }
}
