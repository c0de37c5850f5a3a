import {
  getSession,
  listMembers as listMembersRoute,
  signInWithLink,
  signInWithPassword,
  signOut,
} from '@evenhand/contract/session.ts'
import type { Context as HonoContext } from 'hono'
import { EvenhandError } from '../../errors.ts'
import { findActor } from '../../use-cases/members/find-actor.ts'
import { listMembers, loadSession } from '../../use-cases/members/load-session.ts'
import { limitRate } from '../guards.ts'
import { newRoutes, type HttpEnv, type HttpParts, type Routes } from '../parts.ts'
import { presentMember, presentSession } from '../present/session.ts'
import { rateLimit } from '../rate-limit.ts'

const minute = 60_000

/** Signing in and out; open to everybody, so it is limited by address and by account. */
export function signInRoutes({ context, auth, actors }: HttpParts): Routes {
  const routes = newRoutes()
  const now = () => context.clock.now()
  routes.use('/api/sign-in/*', limitRate(rateLimit({ most: 60, windowMs: minute, now })))
  const perAccount = rateLimit({ most: 10, windowMs: 5 * minute, now })

  routes.openapi(signInWithPassword, async c => {
    const { email, password } = c.req.valid('json')
    perAccount.take(email.toLowerCase())
    return c.json(await welcome(c, await auth.signInWithPassword(email, password)), 200)
  })
  routes.openapi(signInWithLink, async c => {
    return c.json(await welcome(c, await auth.signInWithLink(c.req.valid('json').token)), 200)
  })

  /** The old session ends: a cookie that somebody planted before is worth nothing afterwards. */
  async function welcome(c: HonoContext<HttpEnv>, cookies: Headers) {
    const before = c.req.raw.headers
    if (before.has('cookie')) await auth.signOut(before)
    actors.forgetAll()
    for (const cookie of cookies.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const signedIn = new Headers({
      cookie: cookies
        .getSetCookie()
        .map(cookie => cookie.split(';', 1)[0])
        .join('; '),
    })
    const userId = await auth.userOf(signedIn)
    const actor = userId === null ? null : await findActor(context, userId)
    if (actor === null)
      throw new EvenhandError('forbidden', 'You are known here, but you belong to no workspace yet. Ask an admin.')
    return presentSession(await loadSession(context, actor))
  }
  return routes
}

export function sessionRoutes({ context, auth, actors }: HttpParts): Routes {
  const routes = newRoutes()
  routes.openapi(getSession, async c => c.json(presentSession(await loadSession(context, c.get('actor'))), 200))
  routes.openapi(listMembersRoute, async c => {
    const members = await listMembers(context, c.get('actor'))
    return c.json({ members: members.map(presentMember) }, 200)
  })
  routes.openapi(signOut, async c => {
    const answered = await auth.signOut(c.req.raw.headers)
    actors.forgetAll()
    for (const cookie of answered.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ signedOut: true as const }, 200)
  })
  return routes
}
