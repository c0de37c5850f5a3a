import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** What a person knows it by. Nothing is made from the domain of an address: a free-mail domain has strangers in it. */
export const groundSchema = z.enum(['address', 'payment', 'contract', 'told'])

/** Who lives together, or belongs to one contract. Of each other they see nothing here. */
export const householdSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    kind: z.enum(['household', 'account']),
    /** Of an account: which contract it has. */
    contract: z.string().nullable(),
    /** Since when it is dissolved and has nobody in it; null: it is not. */
    dissolvedAt: instantSchema.nullable(),
    members: z.array(
      z.object({
        membershipId: idSchema,
        customerId: idSchema,
        name: z.string(),
        because: groundSchema,
        at: instantSchema,
        byUserId: z.string().nullable(),
      }),
    ),
  })
  .openapi('Household')
export type Household = z.output<typeof householdSchema>

const byId = z.object({ id: idSchema })
const now = { 200: answer(householdSchema, 'The household as it is now.'), ...problems }
const name = z.string().trim().min(1).max(200)
const member = { customerId: idSchema, because: groundSchema }

export const getHousehold = createRoute({
  method: 'get',
  path: '/api/households/{id}',
  request: { params: byId },
  responses: now,
})
/** A household, or an account with its contract and the contacts that it names. */
export const makeHousehold = createRoute({
  method: 'post',
  path: '/api/households',
  request: {
    body: jsonBody(
      z.object({
        name,
        kind: z.enum(['household', 'account']).default('household'),
        contract: name.optional(),
        members: z.array(z.object(member)).min(1).max(100),
      }),
    ),
  },
  responses: now,
})
/** It is called otherwise, or its contract is another one. */
export const changeHousehold = createRoute({
  method: 'patch',
  path: '/api/households/{id}',
  request: { params: byId, body: jsonBody(z.object({ name: name.optional(), contract: name.optional() })) },
  responses: now,
})
/** Everybody is taken out of it, silently. */
export const dissolveHousehold = createRoute({
  method: 'post',
  path: '/api/households/{id}/dissolve',
  request: { params: byId },
  responses: now,
})
/** What was dissolved by mistake is there again, with those who were in it then. */
export const restoreHousehold = createRoute({
  method: 'post',
  path: '/api/households/{id}/restore',
  request: { params: byId },
  responses: now,
})
export const addMember = createRoute({
  method: 'post',
  path: '/api/households/{id}/members',
  request: { params: byId, body: jsonBody(z.object(member)) },
  responses: now,
})
/** Takes somebody out, silently: nobody is told. Counting somebody in is taken back by this too. */
export const endMembership = createRoute({
  method: 'post',
  path: '/api/memberships/{id}/end',
  request: { params: byId },
  responses: now,
})
/** Who was taken out by mistake is a member again, as before. */
export const restoreMembership = createRoute({
  method: 'post',
  path: '/api/memberships/{id}/restore',
  request: { params: byId },
  responses: now,
})
