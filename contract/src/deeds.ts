import { createRoute, z } from '@hono/zod-openapi'
import { deedKinds } from '@evenhand/domain/value/service-value.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** Something a customer did for others, on record. */
export const deedSchema = z
  .object({
    id: idSchema,
    kind: z.enum(deedKinds),
    /** The day on which it was done. */
    day: z.iso.date(),
    note: z.string(),
    recordedAt: instantSchema,
    /** Null where they do not work here any more. */
    recordedBy: z.string().nullable(),
  })
  .openapi('Deed')
export type DeedShown = z.output<typeof deedSchema>

const customerParams = z.object({ id: idSchema })

/** What somebody did for others, the latest first. What was taken back is not in it. */
export const listDeeds = createRoute({
  method: 'get',
  path: '/api/customers/{id}/deeds',
  request: { params: customerParams },
  responses: { 200: answer(z.object({ deeds: z.array(deedSchema) }), 'What they did for others.'), ...problems },
})

/** Puts a deed on record; the same one twice is recorded once. They are valued anew. */
export const recordDeed = createRoute({
  method: 'post',
  path: '/api/customers/{id}/deeds',
  request: {
    params: customerParams,
    body: jsonBody(z.object({ kind: z.enum(deedKinds), day: z.iso.date(), note: z.string().trim().max(500).default('') })),
  },
  responses: { 200: answer(deedSchema, 'The deed.'), ...problems },
})

/** Takes a deed back, as if it had never been recorded. They are valued anew. */
export const undoDeed = createRoute({
  method: 'post',
  path: '/api/customers/{id}/deeds/{deedId}/undo',
  request: { params: customerParams.extend({ deedId: idSchema }) },
  responses: { 200: answer(z.object({ deeds: z.array(deedSchema) }), 'What is left.'), ...problems },
})
