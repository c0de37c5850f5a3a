import { OpenAPIHono } from '@hono/zod-openapi'
import { maxActivityRequestBytes } from '@evenhand/contract/activity.ts'
import type { Context } from '../use-cases/context.ts'
import { findActor, findOperator } from '../use-cases/members/find-actor.ts'
import { actorCache } from './actor-cache.ts'
import type { Auth } from './auth.ts'
import { answerError, problem } from './errors.ts'
import { addressOf, hasToken, isLoopback, limitBody, sameOrigin, signedIn } from './guards.ts'
import { securityHeaders } from './headers.ts'
import type { LiveHub } from './live.ts'
import type { HttpEnv, HttpParts, Routes } from './parts.ts'
import { caseDateRoutes } from './routes/case-dates.ts'
import { caseRoutes } from './routes/cases.ts'
import { channelRoutes, hookRoutes } from './routes/channels.ts'
import { customerRoutes } from './routes/customers.ts'
import { fairnessRoutes } from './routes/fairness.ts'
import { personRoutes } from './routes/person.ts'
import { recordHookRoutes, sourceRoutes } from './routes/record-sources.ts'
import { openApiDocument } from './openapi.ts'
import { deedRoutes } from './routes/deeds.ts'
import { householdRoutes } from './routes/households.ts'
import { linkRoutes } from './routes/links.ts'
import { liveRoutes } from './routes/live.ts'
import { mergeRoutes } from './routes/merges.ts'
import { modelRoutes } from './routes/models.ts'
import { proofAnswerRoutes, proofRoutes } from './routes/proofs.ts'
import { replyRoutes } from './routes/replies.ts'
import { sessionRoutes, signInRoutes } from './routes/session.ts'
import { topicRoutes } from './routes/topics.ts'
import { valueRoutes } from './routes/value.ts'
import { understandingRoutes } from './routes/understanding.ts'
import { staticFiles } from './static-files.ts'

export type HttpOptions = {
  context: Context
  auth: Auth
  live: LiveHub
  /** Where people reach the desk, for example http://localhost:4810. */
  baseUrl: string
  /** Of `.evenhand/server.json`: what the command line shows instead of a session. */
  token: string
  /** The built web, or null for an API alone. */
  webDirectory: string | null
  /** Prometheus text. */
  metrics: () => Promise<string>
  /** True while the database answers. */
  isHealthy: () => Promise<boolean>
  /** More routes for signed-in people, from other areas. */
  more?: (parts: HttpParts) => readonly Routes[]
}

/** JSON bodies of the desk, bytes; a reply of 20,000 characters and some room. */
const mostBytes = 128 * 1024
/** Routes that bring their own limit: files come through them. */
const ownLimit = /^\/api\/(imports|articles\/import|models)(\/|$)/

/** The whole HTTP side, without a socket: `createHttp(options).request('/api/session')`. */
export function createHttp(options: HttpOptions): OpenAPIHono<HttpEnv> {
  const { context, auth, live, token } = options
  const parts: HttpParts = { context, auth, live, actors: actorCache() }
  const app = new OpenAPIHono<HttpEnv>()
  app.onError(answerError)
  app.notFound(c => c.json(problem('not-found', 'There is nothing at this address.'), 404))

  app.use('*', async (c, next) => {
    c.set('requestId', context.newId())
    c.set('log', context.log)
    await next()
  })
  app.use('*', securityHeaders(options.baseUrl.startsWith('https:')))
  app.get('/healthz', async c => ((await options.isHealthy()) ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
  app.get('/metrics', async c => {
    const isAllowed = isLoopback(addressOf(c)) || hasToken(c, token)
    return isAllowed ? c.text(await options.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4' }) : c.notFound()
  })

  app.use('/hooks/*', limitBody(maxActivityRequestBytes))
  app.route('/', recordHookRoutes(parts))
  app.route('/', hookRoutes(parts))

  app.use('/api/*', sameOrigin())
  const limit = limitBody(mostBytes)
  app.use('/api/*', (c, next) => (ownLimit.test(c.req.path) ? next() : limit(c, next)))
  app.route('/', signInRoutes(parts))
  app.route('/', proofAnswerRoutes(parts))
  app.use(
    '/api/*',
    signedIn({
      auth,
      token,
      actors: parts.actors,
      memberOf: userId => findActor(context, userId),
      operator: () => findOperator(context),
    }),
  )
  const areas = [
    sessionRoutes,
    liveRoutes,
    caseRoutes,
    caseDateRoutes,
    replyRoutes,
    understandingRoutes,
    modelRoutes,
    customerRoutes,
    personRoutes,
    linkRoutes,
    mergeRoutes,
    householdRoutes,
    deedRoutes,
    (all: HttpParts) => proofRoutes(all, options.baseUrl),
    channelRoutes,
    sourceRoutes,
    topicRoutes,
    fairnessRoutes,
    valueRoutes,
  ]
  for (const routes of [...areas.map(area => area(parts)), ...(options.more?.(parts) ?? [])]) app.route('/', routes)
  const document = openApiDocument(app)
  app.get('/openapi.json', c => c.json(document))
  app.all('/api/*', c => c.notFound())
  app.all('/hooks/*', c => c.notFound())

  app.use('*', staticFiles(options.webDirectory))
  return app
}
