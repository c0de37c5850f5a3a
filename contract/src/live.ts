import { z } from '@hono/zod-openapi'

/** GET /api/live, server-sent events. Ids and versions only: the desk refetches what it may see. */
export const livePath = '/api/live'
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cases'), cases: z.array(z.tuple([z.uuid(), z.number().int()])) }),
  /** So much changed that lists should be read anew. */
  z.object({ type: z.literal('many') }),
  z.object({ type: z.literal('import'), id: z.uuid() }),
  /** Who looks at or writes on a case: kept in memory, never stored. */
  z.object({
    type: z.literal('presence'),
    caseId: z.uuid(),
    viewers: z.array(z.object({ userId: z.string(), writing: z.boolean() })),
  }),
])
export type LiveEvent = z.output<typeof liveEventSchema>
