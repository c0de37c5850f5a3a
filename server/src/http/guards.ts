import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { EvenhandError } from '../errors.ts'
import type { Actor } from '../use-cases/context.ts'
import type { ActorCache } from './actor-cache.ts'
import type { Auth } from './auth.ts'
import type { HttpEnv } from './parts.ts'
import type { Limiter } from './rate-limit.ts'

const rank = { viewer: 0, agent: 1, lead: 2, admin: 3 } as const

export type SignInGuard = {
  auth: Auth
  actors: ActorCache
  /** Of `.evenhand/server.json`, which only whoever runs the installation can read. */
  token: string
  memberOf: (userId: string) => Promise<Actor | null>
  operator: () => Promise<Actor | null>
}

/** Lets in who has a session and is a member here, or holds the installation's own token. */
export function signedIn(guard: SignInGuard): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const actor = (await bearer(c, guard)) ?? (await sessionMember(c, guard))
    if (actor === null) throw new EvenhandError('unauthenticated', 'Please sign in first.')
    c.set('actor', actor)
    await next()
  }
}

/** The actor, if the role is enough. The first line of a route that changes something. @throws `forbidden` */
export function allow(c: HonoContext<HttpEnv>, least: Actor['role']): Actor {
  const actor = c.get('actor')
  if (rank[actor.role] >= rank[least]) return actor
  throw new EvenhandError('forbidden', `This needs the role ${least}; yours is ${actor.role}. An admin can change it.`)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that a page of another site asks a browser to make. Browsers always say where a POST comes from; a program that
 * says nothing carries no cookie that it did not choose to send.
 */
export function sameOrigin(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method) && isFromElsewhere(c)) {
      throw new EvenhandError('cross-site', 'This request came from another site and was not carried out.')
    }
    await next()
  }
}

/**
 * Of requests that change something: no other is read. Looking at one for its body costs as much as all that is done with the answer.
 * @param maxSize bytes
 */
export function limitBody(maxSize: number): MiddlewareHandler<HttpEnv> {
  const limit = bodyLimit({
    maxSize,
    onError: c => {
      // What is still coming is not waited for.
      c.header('connection', 'close')
      throw new EvenhandError(
        'too-large',
        `This is larger than ${Math.floor(maxSize / 1024)} KiB and was not read. Send it in parts.`,
      )
    },
  })
  return (c, next) => (safeMethods.has(c.req.method) ? next() : limit(c, next))
}

/** Counts by where it comes from. */
export function limitRate(limiter: Limiter): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    limiter.take(addressOf(c))
    await next()
  }
}

/** The other end of the socket; requests without one come from inside this process. */
export function addressOf(c: HonoContext<HttpEnv>): string {
  try {
    return getConnInfo(c).remote.address ?? 'inside'
  } catch {
    return 'inside'
  }
}

/** True for this machine. */
export function isLoopback(address: string): boolean {
  return address === 'inside' || address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** True when the request carries the installation's own token; compared in constant time. */
export function hasToken(c: HonoContext<HttpEnv>, token: string): boolean {
  const given = Buffer.from(c.req.header('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return token !== '' && given.length === expected.length && timingSafeEqual(given, expected)
}

async function bearer(c: HonoContext<HttpEnv>, { actors, token, operator }: SignInGuard): Promise<Actor | null> {
  if (c.req.header('authorization') === undefined) return null
  if (!hasToken(c, token)) {
    throw new EvenhandError('unauthenticated', 'This token is not the one of the running server; .evenhand/server.json holds it.')
  }
  const actor = await actors.actorOf('the bearer of the token', operator)
  if (actor === null) throw new EvenhandError('not-found', 'There is no workspace yet.')
  return actor
}

async function sessionMember(c: HonoContext<HttpEnv>, { auth, actors, memberOf }: SignInGuard): Promise<Actor | null> {
  const { headers } = c.req.raw
  const cookie = headers.get('cookie')
  if (cookie === null) return null
  return actors.actorOf(cookie, async () => {
    const userId = await auth.userOf(headers)
    return userId === null ? null : memberOf(userId)
  })
}

function isFromElsewhere(c: HonoContext<HttpEnv>): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== (c.req.header('host') ?? new URL(c.req.url).host)
}
