import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { roleSchema } from './vocabulary.ts'

export const memberSchema = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), role: roleSchema })
  .openapi('Member')
export type Member = z.output<typeof memberSchema>

export const sessionSchema = z
  .object({
    user: memberSchema,
    workspace: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), currency: z.string() }),
    /** What this role may do; the desk never derives it again. */
    can: z.object({
      reply: z.boolean(),
      assign: z.boolean(),
      lowerSeverity: z.boolean(),
      import: z.boolean(),
      /** Give out and erase what is kept of a person. */
      personalData: z.boolean(),
      /** Say that two records are one person, and take it back. */
      mergeCustomers: z.boolean(),
      configure: z.boolean(),
    }),
    /** How long a sent reply can be undone. */
    undoMs: z.number().int(),
    /** The server's clock, for countdowns that do not trust the reader's. */
    now: z.iso.datetime(),
  })
  .openapi('Session')
export type Session = z.output<typeof sessionSchema>

export const getSession = createRoute({
  method: 'get',
  path: '/api/session',
  responses: { 200: answer(sessionSchema, 'Who is signed in, and what they may do.'), ...problems },
})
export const listMembers = createRoute({
  method: 'get',
  path: '/api/members',
  responses: { 200: answer(z.object({ members: z.array(memberSchema) }), 'The people of this workspace.'), ...problems },
})

/**
 * Signing in. The session is an httpOnly cookie that the server sets; a program never sees it.
 * Too many tries answer 429 `too-many-requests` with `retry-after`.
 */
const signedIn = { 200: answer(sessionSchema, 'Signed in; the session cookie is set.'), ...problems, 429: problems[400] }

/** Refused with 401 `sign-in-failed`, the same for a wrong password and for an unknown address. */
export const signInWithPassword = createRoute({
  method: 'post',
  path: '/api/sign-in/password',
  request: { body: jsonBody(z.object({ email: z.email().max(320), password: z.string().min(1).max(200) })) },
  responses: signedIn,
})
/**
 * The one-time link leads to `/sign-in#<token>`: the page reads the token from the fragment and POSTs it here, so that no
 * preview, log or referrer uses it up. Refused with 401 `link-used` when it was used or is older than 15 minutes.
 */
export const signInWithLink = createRoute({
  method: 'post',
  path: '/api/sign-in/link',
  request: { body: jsonBody(z.object({ token: z.string().min(1).max(200) })) },
  responses: signedIn,
})
export const signOut = createRoute({
  method: 'post',
  path: '/api/sign-out',
  responses: {
    200: answer(z.object({ signedOut: z.literal(true) }), 'The session is over and its cookie is gone.'),
    ...problems,
  },
})
