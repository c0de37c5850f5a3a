import { replyToCase as replyRoute, retryReply as retryRoute, undoReply as undoRoute } from '@evenhand/contract/case.ts'
import { replyToCase } from '../../use-cases/replies/reply-to-case.ts'
import { retryReply, undoReply } from '../../use-cases/replies/take-back.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCase } from '../present/case.ts'

/** Writing to the customer, and taking it back. */
export function replyRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(replyRoute, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await replyToCase(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
  routes.openapi(undoRoute, async c => {
    return c.json(presentCase(await undoReply(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(retryRoute, async c => {
    return c.json(presentCase(await retryReply(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  return routes
}
