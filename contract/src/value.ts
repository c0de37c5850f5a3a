import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { instantSchema } from './vocabulary.ts'

const thresholdsSchema = z.object({ excellent: z.number(), exceptional: z.number() })
const influenceSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('off') }),
  z.object({ mode: z.literal('on'), cap: z.number() }),
])

/** By which numbers customers get their levels, and what the last run over all of them found. */
export const valuingSchema = z
  .object({
    currency: z.string(),
    policyVersion: z.number().int(),
    levels: z.object({
      mode: z.enum(['on', 'off']),
      influence: influenceSchema,
      person: thresholdsSchema,
      household: thresholdsSchema,
      /** Accelerated cases as a share of all, at most. */
      ceiling: z.number(),
      /** A level is kept down to this share of its threshold … */
      keptDownTo: z.number(),
      /** … and below it for so many nightly runs. */
      nightsBelow: z.number().int(),
    }),
    /** How much of their worth somebody can gain by deeds at most. */
    deedsCap: z.number(),
    /** Null before the first run. */
    lastRun: z
      .object({
        at: instantSchema,
        customers: z.number().int(),
        returned: z.number().int(),
        /** Whether there was enough to predict from. */
        predicts: z.boolean(),
        /** Levels are served from this value on; 0 when there is room for all, null when there is for nobody. */
        grantedFrom: z.number().nullable(),
        /** False: with levels the others would wait too long, so none is served. */
        mayAccelerate: z.boolean(),
        /** Median wait of level good in minutes, over the cases of the last 90 days; null where there are too few. */
        rehearsal: z.object({ without: z.number(), with: z.number() }).nullable(),
      })
      .nullable(),
    nextNightAt: instantSchema.nullable(),
    isRunning: z.boolean(),
    rates: z.array(z.object({ from: z.string(), to: z.string(), since: instantSchema, rate: z.number() })),
    /** Which part of its amount an order of a category brings that says no margin; '' is every other category. */
    margins: z.array(z.object({ category: z.string(), since: instantSchema, share: z.number() })),
  })
  .openapi('Valuing')
export type ValuingShown = z.output<typeof valuingSchema>

const shown = { 200: answer(valuingSchema, 'How customers are valued.'), ...problems }

export const getValuing = createRoute({ method: 'get', path: '/api/value', responses: shown })

/**
 * Changes the numbers of the levels, or switches them off: then everybody is good as soon as all were looked at again, which begins at once. What is left out
 * stays. Makes a new version of the policy; refused with 400 `policy-refused` where the law does not allow it. Open cases keep their level.
 */
export const changeLevels = createRoute({
  method: 'post',
  path: '/api/value/levels',
  request: {
    body: jsonBody(
      z.object({
        mode: z.enum(['on', 'off']).optional(),
        influence: influenceSchema.optional(),
        person: thresholdsSchema.optional(),
        household: thresholdsSchema.optional(),
        ceiling: z.number().optional(),
        keptDownTo: z.number().optional(),
        nightsBelow: z.number().int().max(10_000).optional(),
        deedsCap: z.number().optional(),
      }),
    ),
  },
  responses: shown,
})

const currencySchema = z.string().regex(/^[A-Z]{3}$/)

/**
 * Rates by which amounts in other currencies are summed; `to` is the workspace's own currency. The same day again replaces its rate. All are
 * valued anew.
 */
export const addRates = createRoute({
  method: 'post',
  path: '/api/value/rates',
  request: {
    body: jsonBody(
      z.object({
        rates: z
          .array(
            z.object({
              from: currencySchema,
              to: currencySchema,
              since: instantSchema,
              rate: z.number().positive(),
            }),
          )
          .min(1)
          .max(1000),
      }),
    ),
  },
  responses: shown,
})

/** Takes a rate out again. All are valued anew. */
export const removeRate = createRoute({
  method: 'post',
  path: '/api/value/rates/remove',
  request: { body: jsonBody(z.object({ from: currencySchema, since: instantSchema })) },
  responses: shown,
})

const categorySchema = z.string().trim().max(200)

/** What orders of a category bring where they do not say it; the same category and day again replaces its share. All are valued anew. */
export const setMargins = createRoute({
  method: 'post',
  path: '/api/value/margins',
  request: {
    body: jsonBody(
      z.object({
        margins: z
          .array(z.object({ category: categorySchema, since: instantSchema, share: z.number().min(-1).max(1) }))
          .min(1)
          .max(1000),
      }),
    ),
  },
  responses: shown,
})

/** Takes a margin rate out again. All are valued anew. */
export const removeMargin = createRoute({
  method: 'post',
  path: '/api/value/margins/remove',
  request: { body: jsonBody(z.object({ category: categorySchema, since: instantSchema })) },
  responses: shown,
})

/** What value does not count, for want of a rate. */
export const valueGapsSchema = z
  .object({
    /** Orders in another currency that no rate of their day sums. */
    notSummed: z.array(z.object({ currency: z.string(), orders: z.number().int(), since: instantSchema })),
    /** Orders of a category, or of none (''), that say no margin and that no margin rate of their day is for. */
    withoutMargin: z.array(z.object({ category: z.string(), orders: z.number().int(), since: instantSchema })),
  })
  .openapi('ValueGaps')
export type ValueGaps = z.output<typeof valueGapsSchema>

export const getValueGaps = createRoute({
  method: 'get',
  path: '/api/value/gaps',
  responses: { 200: answer(valueGapsSchema, 'What is left out of value, for want of a rate.'), ...problems },
})
