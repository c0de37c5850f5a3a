import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema } from './vocabulary.ts'

/** Two records of the company that are one person, as a lead says. */
export const customerMergeSchema = z
  .object({
    mergeId: idSchema,
    /** Under which record both are found. */
    personId: idSchema,
    /** The other record. */
    recordId: idSchema,
  })
  .openapi('CustomerMerge')
export type CustomerMerge = z.output<typeof customerMergeSchema>

/**
 * The other record is the same person: its cases, orders, contacts, profiles and value are found here from now on, and each row keeps of
 * which record it is. Refused with 409 `conflict` where one of them objects to being linked.
 */
export const mergeCustomers = createRoute({
  method: 'post',
  path: '/api/customers/{id}/merges',
  request: { params: z.object({ id: idSchema }), body: jsonBody(z.object({ recordId: idSchema })) },
  responses: { 200: answer(customerMergeSchema, 'They are one person.'), ...problems },
})
/** They are two people again: everything goes back, also what came in meanwhile. */
export const undoCustomerMerge = createRoute({
  method: 'post',
  path: '/api/customer-merges/{id}/undo',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: answer(customerMergeSchema, 'They are two people again.'), ...problems },
})
