import { createRoute, z } from '@hono/zod-openapi'
import { answer, problems } from './problem.ts'
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
