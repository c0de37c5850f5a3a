import * as contract from '@evenhand/contract/record-sources.ts'
import { addSource, listSources, updateSource } from '../../use-cases/record-sources/manage-sources.ts'
import { receiveRecords } from '../../use-cases/record-sources/receive-records.ts'
import { allow, limitRate } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentSource } from '../present/record-source.ts'
import { rateLimit } from '../rate-limit.ts'

/** Shops and payment services, as an admin connects them. */
export function sourceRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.listSources, async c => {
    return c.json({ sources: (await listSources(context, allow(c, 'lead'))).map(presentSource) }, 200)
  })
  routes.openapi(contract.addSource, async c => {
    return c.json(presentSource(await addSource(context, allow(c, 'admin'), c.req.valid('json'))), 200)
  })
  routes.openapi(contract.updateSource, async c => {
    const { id } = c.req.valid('param')
    return c.json(presentSource(await updateSource(context, allow(c, 'admin'), id, c.req.valid('json'))), 200)
  })
  return routes
}

/** Deliveries an address may make in a minute: a shop that sends its whole past is told to wait. */
const mostDeliveries = 3000

/** What vendors POST. The body is taken as bytes, because the signature is over bytes: it is parsed only when it is genuine. */
export function recordHookRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.use('/hooks/records/*', limitRate(rateLimit({ most: mostDeliveries, windowMs: 60_000, now: () => context.clock.now() })))
  routes.openAPIRegistry.registerPath(contract.receiveRecords)
  routes.post('/hooks/records/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}', async c => {
    const body = Buffer.from(await c.req.arrayBuffer())
    return c.json(await receiveRecords(context, c.req.param('id'), { header: name => c.req.header(name), body }), 200)
  })
  return routes
}
