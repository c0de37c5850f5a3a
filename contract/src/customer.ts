import { createRoute, z } from '@hono/zod-openapi'
import { answer, problems } from './problem.ts'
import {
  assuranceSchema,
  caseStatusSchema,
  contactOutcomeSchema,
  idSchema,
  instantSchema,
  levelSchema,
  linkEvidenceSchema,
  moneySchema,
  severitySchema,
} from './vocabulary.ts'

export const orderSchema = z.object({
  id: idSchema,
  number: z.string(),
  product: z.string(),
  batch: z.string().nullable(),
  placedAt: instantSchema,
  status: z.enum(['placed', 'shipped', 'delivered', 'cancelled', 'returned']),
  amount: moneySchema,
  /** What was given back of it so far, and when last, where that is known; null: nothing. */
  refunded: z.object({ amount: moneySchema, at: instantSchema.nullable() }).nullable(),
  cancelledAt: instantSchema.nullable(),
  promisedAt: instantSchema.nullable(),
  deadline: z.object({ at: instantSchema, kind: z.string() }).nullable(),
})
/** What is paid again and again until it ends. */
export const subscriptionSchema = z.object({
  id: idSchema,
  number: z.string(),
  product: z.string(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  every: z.enum(['week', 'month', 'quarter', 'year']),
  /** Each time. */
  amount: moneySchema,
})
export const contactSchema = z.object({
  id: idSchema,
  channel: z.enum(['email', 'phone', 'chat']),
  at: instantSchema,
  /** Before anybody was there. */
  waitSeconds: z.number().int().nullable(),
  durationSeconds: z.number().int().nullable(),
  abandoned: z.boolean(),
  outcome: contactOutcomeSchema,
  reference: z.string().nullable(),
  subject: z.string(),
})

/** The customer beside the case. Orders and subscriptions are there only when the link is verified; `ordersRefusal` says why not. */
export const customerSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    externalId: z.string().nullable(),
    language: z.string().nullable(),
    city: z.string().nullable(),
    customerSince: instantSchema.nullable(),
    level: levelSchema,
    assurance: assuranceSchema,
    supportNeeds: z.array(z.string()),
    /** The name of the household only: no member sees another's conversations. */
    household: z.object({ id: idSchema, name: z.string(), members: z.number().int() }).nullable(),
    profiles: z.array(
      z.object({
        id: idSchema,
        linkId: idSchema,
        channel: z.string(),
        network: z.string(),
        handle: z.string().nullable(),
        assurance: assuranceSchema,
        /** What the link rests on. */
        evidence: linkEvidenceSchema,
      }),
    ),
    orders: z.array(orderSchema),
    /** All that there are, where `orders` holds only the latest. */
    ordersInAll: z.number().int(),
    subscriptions: z.array(subscriptionSchema),
    ordersRefusal: z.string().nullable(),
    contacts: z.array(contactSchema),
    cases: z.array(
      z.object({
        id: idSchema,
        number: z.number().int(),
        status: caseStatusSchema,
        severity: severitySchema,
        openedAt: instantSchema,
        resolvedAt: instantSchema.nullable(),
        excerpt: z.string(),
      }),
    ),
  })
  .openapi('Customer')
export type Customer = z.output<typeof customerSchema>

export const getCustomer = createRoute({
  method: 'get',
  path: '/api/customers/{id}',
  request: { params: z.object({ id: idSchema }), query: z.object({ forCase: idSchema.optional() }) },
  responses: { 200: answer(customerSchema, 'The customer, as far as this user and this link may see.'), ...problems },
})

/** Refused with 403 `not-verified` while the link between profile and customer is less than verified. */
export const listOrders = createRoute({
  method: 'get',
  path: '/api/customers/{id}/orders',
  request: { params: z.object({ id: idSchema }), query: z.object({ forCase: idSchema.optional() }) },
  responses: { 200: answer(z.object({ orders: z.array(orderSchema) }), 'Orders, newest first.'), ...problems },
})
