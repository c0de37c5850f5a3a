import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema } from './vocabulary.ts'

/** GET /api/live, server-sent events. Ids and versions only: the desk refetches what it may see. */
export const livePath = '/api/live'
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cases'), cases: z.array(z.tuple([z.uuid(), z.number().int()])) }),
  /** So much changed that lists should be read anew. */
  z.object({ type: z.literal('many') }),
  z.object({ type: z.literal('import'), id: z.uuid() }),
  /** Customers of whom something is on record or worked out anew; an empty list: too many to name. */
  z.object({ type: z.literal('customers'), ids: z.array(z.uuid()) }),
  /** Articles or kept answers changed: suggestions may be others. */
  z.object({ type: z.literal('answers') }),
  /** The audit moved on: a step further, or to its end. */
  z.object({ type: z.literal('fairness') }),
  /** Who looks at or writes on a case: kept in memory, never stored. */
  z.object({
    type: z.literal('presence'),
    caseId: z.uuid(),
    viewers: z.array(z.object({ userId: z.string(), writing: z.boolean() })),
  }),
])
export type LiveEvent = z.output<typeof liveEventSchema>

/** Said when a case is opened, when writing starts or stops, every 20 seconds while it stays so, and when it is left. */
export const tellPresence = createRoute({
  method: 'post',
  path: '/api/cases/{id}/presence',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(z.object({ state: z.enum(['viewing', 'writing', 'gone']) })),
  },
  responses: { 200: answer(z.object({ told: z.literal(true) }), 'The others on this case know.'), ...problems },
})
