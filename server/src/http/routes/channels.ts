import * as contract from '@evenhand/contract/channel.ts'
import { connectWebhook, listChannels, renewSecrets, updateChannel } from '../../use-cases/channels/manage-channels.ts'
import { receiveDelivery } from '../../use-cases/channels/receive-delivery.ts'
import { allow, limitRate } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentChannel, presentSecrets } from '../present/channel.ts'
import { rateLimit } from '../rate-limit.ts'

/** Where messages come from and replies go. */
export function channelRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(contract.listChannels, async c => {
    const rows = await listChannels(context, allow(c, 'viewer'))
    return c.json({ channels: rows.map(row => presentChannel(row, context)) }, 200)
  })
  routes.openapi(contract.connectWebhook, async c => {
    return c.json(presentSecrets(await connectWebhook(context, allow(c, 'admin'), c.req.valid('json')), context), 200)
  })
  routes.openapi(contract.updateChannel, async c => {
    const row = await updateChannel(context, allow(c, 'admin'), c.req.valid('param').id, c.req.valid('json'))
    return c.json(presentChannel(row, context), 200)
  })
  routes.openapi(contract.renewSecret, async c => {
    return c.json(presentSecrets(await renewSecrets(context, allow(c, 'admin'), c.req.valid('param').id), context), 200)
  })
  return routes
}

/** Deliveries an address may make in a minute; 500 activities each. */
const mostDeliveries = 3000

/** What scripts POST. The body is taken as bytes, because the signature is over bytes: it is parsed only when it is genuine. */
export function hookRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  const limiter = rateLimit({ most: mostDeliveries, windowMs: 60_000, now: () => context.clock.now() })
  routes.use('/hooks/*', limitRate(limiter))
  // In the document as the contract draws it; handled below, before anything parses the body.
  routes.openAPIRegistry.registerPath(contract.receiveWebhook)
  routes.post('/hooks/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}', async c => {
    const header = (name: string) => c.req.header(name)
    const headers = { id: header('webhook-id'), timestamp: header('webhook-timestamp'), signature: header('webhook-signature') }
    const body = Buffer.from(await c.req.arrayBuffer())
    return c.json(await receiveDelivery(context, { channelId: c.req.param('id'), headers, body }), 202)
  })
  return routes
}
