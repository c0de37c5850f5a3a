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
    }),
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
      }),
    ),
  },
  responses: shown,
})

/** Rates by which amounts in other currencies are summed; the same day again replaces its rate. All are valued anew. */
export const addRates = createRoute({
  method: 'post',
  path: '/api/value/rates',
  request: {
    body: jsonBody(
      z.object({
        rates: z
          .array(
            z.object({
              from: z.string().regex(/^[A-Z]{3}$/),
              to: z.string().regex(/^[A-Z]{3}$/),
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
