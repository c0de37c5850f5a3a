import { createRoute, z } from '@hono/zod-openapi'
import { customerSchema } from './customer.ts'
import { answer, problems } from './problem.ts'
import { idSchema, instantSchema, levelSchema } from './vocabulary.ts'

/** Amounts of value are estimates in whole units of the workspace's currency, with decimals; nobody owes them. */
const thresholdsSchema = z.object({ excellent: z.number(), exceptional: z.number() })

export const levelReasonSchema = z.enum([
  'levels-off',
  'objected',
  'value-not-known',
  'by-own-value',
  'by-household',
  'kept-for-now',
  'deeds-count',
  'loudness-counts',
  'partly-known',
  'over-the-ceiling',
  'rehearsal-refused',
])

/** What was brought, what is expected, and what the level came from. */
export const worthSchema = z
  .object({
    at: instantSchema,
    currency: z.string(),
    /** `max(0, historic + predicted)`; null where it is not known. */
    monetary: z.number().nullable(),
    serviceValue: z.number().nullable(),
    householdValue: z.number().nullable(),
    historic: z.object({
      /** Margin of past orders, halved every year. */
      amount: z.number(),
      orders: z.number().int(),
      withoutMargin: z.number().int(),
      /** Currencies without a dated rate: left out. */
      notSummed: z.array(z.string()),
    }),
    /** Of the next twelve months; null where there is not enough to tell from. */
    predicted: z
      .object({
        by: z.enum(['orders', 'contract']),
        amount: z.number(),
        /** In eight cases of ten; null where nobody can tell. */
        low: z.number().nullable(),
        high: z.number().nullable(),
        purchases: z.number().nullable(),
        alive: z.number().nullable(),
      })
      .nullable(),
    level: levelSchema,
    /** More than `level` where the ceiling or the rehearsal holds it back. */
    deserved: levelSchema,
    thresholds: z.object({ person: thresholdsSchema, household: thresholdsSchema }),
    reasons: z.array(levelReasonSchema),
    /** What each quarter brought, the latest last; null where a part is not known. */
    quarters: z.array(z.object({ from: instantSchema, to: instantSchema, brought: z.number().nullable() })),
    /** Whether they still buy. Days only where it is known how often they do. */
    alive: z.object({
      is: z.enum(['alive', 'drifting', 'gone', 'contract', 'once', 'unknown']),
      usualDays: z.number().int().nullable(),
      sinceDays: z.number().int().nullable(),
    }),
  })
  .openapi('Worth')
export type Worth = z.output<typeof worthSchema>

export const contactMomentSchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum(['message', 'contact']),
  /** Who spoke: they, or we. */
  direction: z.enum(['in', 'out']),
  channel: z.string(),
  network: z.string(),
  text: z.string(),
  caseNumber: z.number().int().nullable(),
  /** Of a contact: what became of it. */
  outcome: z.string().nullable(),
})

export const customerRecordSchema = z
  .object({
    customer: customerSchema,
    /** Addresses and numbers of all their records. Empty below *verified*, as what follows. */
    identifiers: z.array(z.object({ kind: z.enum(['email', 'phone', 'given']), value: z.string(), verified: z.boolean() })),
    /** Other records that somebody has said to be the same person, the latest first. */
    merged: z.array(
      z.object({
        mergeId: idSchema,
        recordId: idSchema,
        name: z.string(),
        externalId: z.string().nullable(),
        at: instantSchema,
        byUserId: z.string().nullable(),
      }),
    ),
    /** Since when they have objected; null: they have not. */
    objections: z.object({ linking: instantSchema.nullable(), scoring: instantSchema.nullable() }),
    /** Null while nobody has valued them yet, and below *verified*. */
    worth: worthSchema.nullable(),
    promises: z.object({
      kept: z.number().int(),
      broken: z.number().int(),
      running: z.number().int(),
      /** The latest that were broken. */
      lately: z.array(
        z.object({ caseNumber: z.number().int(), kind: z.string(), due: instantSchema, settledAt: instantSchema.nullable() }),
      ),
    }),
  })
  .openapi('CustomerRecord')
export type CustomerRecord = z.output<typeof customerRecordSchema>

/**
 * The customer's own record. Without `forCase` it is looked at for itself; with it, as the author of that case: then below *verified*
 * nothing of it is shown that only the customer may know.
 */
export const getCustomerRecord = createRoute({
  method: 'get',
  path: '/api/customers/{id}/record',
  request: { params: z.object({ id: idSchema }), query: z.object({ forCase: idSchema.optional() }) },
  responses: { 200: answer(customerRecordSchema, 'Everything about one customer.'), ...problems },
})

export const momentsSchema = z.object({
  moments: z.array(contactMomentSchema),
  /** From where the earlier ones go on; null: these were all. */
  next: z.string().nullable(),
})

export type Moments = z.output<typeof momentsSchema>

/** What was said between them and us on every channel, the latest first. With `forCase` as the record: empty below *verified*. */
export const listMoments = createRoute({
  method: 'get',
  path: '/api/customers/{id}/moments',
  request: {
    params: z.object({ id: idSchema }),
    query: z.object({
      forCase: idSchema.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: { 200: answer(momentsSchema, 'What was said, with where it goes on.'), ...problems },
})

export const personFoundSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    externalId: z.string().nullable(),
    city: z.string().nullable(),
    email: z.string().nullable(),
    handle: z.string().nullable(),
    customerSince: instantSchema.nullable(),
    /** By what they were found: to the letter, by words as they are, or by words that look like it. */
    by: z.enum(['email', 'phone', 'given', 'order', 'words', 'likeness']),
  })
  .openapi('PersonFound')
export type PersonFound = z.output<typeof personFoundSchema>

export const findCustomers = createRoute({
  method: 'get',
  path: '/api/customers',
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  },
  responses: {
    200: answer(z.object({ customers: z.array(personFoundSchema) }), 'People who were meant, the likeliest first.'),
    ...problems,
  },
})
