import * as contract from '@evenhand/contract/proofs.ts'
import { answerProof, askForProof, lookAtProof } from '../../use-cases/links/prove.ts'
import { allow, limitRate } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { iso } from '../present/instant.ts'
import { rateLimit } from '../rate-limit.ts'

/** An agent asks for a proof. */
export function proofRoutes({ context }: HttpParts, baseUrl: string): Routes {
  const routes = newRoutes()
  routes.openapi(contract.askForProof, async c => {
    const { customerId } = c.req.valid('json')
    const { token, expiresAt, sendTo } = await askForProof(context, allow(c, 'agent'), c.req.valid('param').id, customerId)
    // Behind the hash no server log and no preview sees it.
    return c.json({ url: `${baseUrl}/proof#${token}`, expiresAt: iso(expiresAt), sendTo }, 200)
  })
  return routes
}

/** The customer answers; open to whoever holds the link, so it is limited by address. */
export function proofAnswerRoutes({ context }: HttpParts): Routes {
  const routes = newRoutes()
  routes.use('/api/proof/*', limitRate(rateLimit({ most: 60, windowMs: 60_000, now: () => context.clock.now() })))
  routes.openapi(contract.lookAtProof, async c => {
    const { expiresAt, ...asked } = await lookAtProof(context, c.req.valid('json').token)
    return c.json({ ...asked, expiresAt: iso(expiresAt) }, 200)
  })
  routes.openapi(contract.answerProof, async c => {
    const { token, isTheirs } = c.req.valid('json')
    await answerProof(context, token, isTheirs)
    return c.json({ done: true as const }, 200)
  })
  return routes
}
