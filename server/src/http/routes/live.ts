import { livePath, tellPresence } from '@evenhand/contract/live.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'

/** What changed, and who is where. */
export function liveRoutes({ live }: HttpParts): Routes {
  const routes = newRoutes()
  routes.get(livePath, c => live.stream(c))
  routes.openapi(tellPresence, async c => {
    const { workspaceId, userId } = c.get('actor')
    await live.present({ w: workspaceId, caseId: c.req.valid('param').id, userId, state: c.req.valid('json').state })
    return c.json({ told: true as const }, 200)
  })
  return routes
}
