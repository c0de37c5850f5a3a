import * as contract from '@evenhand/contract/deeds.ts'
import { listDeeds, recordDeed, undoDeed } from '../../use-cases/deeds/deeds.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentDeed } from '../present/deed.ts'

/** What customers did for others. Whoever serves them may record it. */
export function deedRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.listDeeds, async c => {
    const deeds = await listDeeds(context, allow(c, 'viewer'), c.req.valid('param').id)
    return c.json({ deeds: deeds.map(presentDeed) }, 200)
  })
  routes.openapi(contract.recordDeed, async c => {
    const { day, ...said } = c.req.valid('json')
    const told = { ...said, at: Date.parse(`${day}T00:00:00Z`) }
    return c.json(presentDeed(await recordDeed(context, allow(c, 'agent'), c.req.valid('param').id, told)), 200)
  })
  routes.openapi(contract.undoDeed, async c => {
    const { id, deedId } = c.req.valid('param')
    const deeds = await undoDeed(context, allow(c, 'agent'), id, deedId)
    return c.json({ deeds: deeds.map(presentDeed) }, 200)
  })
  return routes
}
