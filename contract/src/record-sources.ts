import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** Shops and payment services that tell of customers and orders by themselves. */
export const sourceKinds = ['stripe', 'shopify'] as const

export const sourceSchema = z
  .object({
    id: idSchema,
    kind: z.enum(sourceKinds),
    name: z.string(),
    /** Where the other side sends to, below the address of the desk. */
    inboundPath: z.string(),
    /** False: everything is refused until it is set. */
    hasSecret: z.boolean(),
    createdAt: instantSchema,
    /** The latest genuine delivery. */
    heardAt: instantSchema.nullable(),
    disabledAt: instantSchema.nullable(),
  })
  .openapi('Source')
export type Source = z.output<typeof sourceSchema>

/** As the other side shows it; kept sealed and never shown again. */
const secret = z.string().trim().min(8).max(512)

export const listSources = createRoute({
  method: 'get',
  path: '/api/sources',
  responses: { 200: answer(z.object({ sources: z.array(sourceSchema) }), 'The sources of this workspace.'), ...problems },
})
export const addSource = createRoute({
  method: 'post',
  path: '/api/sources',
  request: {
    body: jsonBody(z.object({ kind: z.enum(sourceKinds), name: z.string().trim().min(1).max(100), secret: secret.optional() })),
  },
  responses: { 200: answer(sourceSchema, 'The new source, with the address to enter at the other side.'), ...problems },
})
export const updateSource = createRoute({
  method: 'patch',
  path: '/api/sources/{id}',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(z.object({ secret: secret.optional(), disabled: z.boolean().optional() })),
  },
  responses: { 200: answer(sourceSchema, 'The source as it is now; a former secret is taken for 24 hours.'), ...problems },
})

/** What the vendor POSTs, signed in the vendor's own way. No session, no cookie. */
export const receiveRecords = createRoute({
  method: 'post',
  path: '/hooks/records/{id}',
  request: { params: z.object({ id: idSchema }), body: jsonBody(z.record(z.string(), z.unknown())) },
  responses: {
    200: answer(
      z.object({ handled: z.enum(['saved', 'duplicate', 'ignored', 'older', 'erased', 'nobody', 'refused']) }),
      'Taken, or of no concern here: sending it again would change nothing.',
    ),
    ...problems,
    413: problems[400],
    422: problems[400],
  },
})
