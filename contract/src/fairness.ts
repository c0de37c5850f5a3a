import { createRoute, z } from '@hono/zod-openapi'
import { auditSteps } from '@evenhand/domain/audit/audit-steps.ts'
import { answer, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** The fairness audit of the workspace's own cases: results, never people. docs/audit.md describes the measures. */

const verdictSchema = z.enum(['fair', 'favours the loud', 'favours the quiet', 'unequal', 'not enough data'])
const measureSchema = z.enum(['hazard-ratio', 'odds-ratio', 'overtaking-ratio', 'concentration-index'])
const number = z.number()
const orNull = number.nullable()
/** A probability may be not known: then it is null. */
const interval = { effect: number, low: orNull, high: orNull }

export const findingSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    measure: measureSchema,
    ...interval,
    p: orNull,
    pAdjusted: orNull,
    n: number,
    events: number,
    verdict: verdictSchema,
    sentence: z.string(),
    needed: orNull,
    visible: orNull,
    checks: z.array(z.object({ id: z.string(), holds: z.boolean().nullable(), sentence: z.string() })),
    beside: z.array(z.object({ id: z.string(), ...interval, p: orNull, n: number, sentence: z.string() })),
    advice: z.string().nullable(),
  })
  .openapi('FairnessFinding')
export type FairnessFinding = z.output<typeof findingSchema>

const side = z.object({ atRisk: number, overtook: number })
const waitingSchema = z.object({
  by: z.enum(['followers', 'loudness', 'all']),
  curves: z.array(
    z.object({
      name: z.string(),
      cases: number,
      median: orNull,
      points: z.array(z.object({ minutes: number, waiting: number, low: number, high: number })),
    }),
  ),
  p: orNull,
})
export type FairnessWaiting = z.output<typeof waitingSchema>
export type FairnessOvertaking = z.output<typeof overtakingSchema>
const overtakingSchema = z.object({ louder: side, quieter: side }).nullable()

export const fairnessResultSchema = z
  .object({
    /** Of when the cases were read. */
    at: instantSchema,
    answer: z.string(),
    /** In order of importance. */
    findings: z.array(findingSchema),
    untested: z.array(z.object({ id: z.string(), sentence: z.string() })),
    stability: z.array(
      z.object({
        by: z.enum(['time', 'team', 'agent']),
        parts: z.array(z.object({ name: z.string(), effect: number, low: number, high: number, p: orNull, n: number })),
        hidden: number,
      }),
    ),
    waiting: waitingSchema,
    overtaking: overtakingSchema,
    cases: number,
    answered: number,
    from: instantSchema,
    to: instantSchema,
    notes: z.array(z.string()),
    /** A ratio nearer to 1 than this is as good as even. */
    delta: number,
  })
  .openapi('FairnessResult')
export type FairnessResult = z.output<typeof fairnessResultSchema>

export const nightSchema = z.object({
  at: instantSchema,
  cases: number,
  findings: z.array(z.object({ id: z.string(), ...interval, verdict: verdictSchema })),
})
export type FairnessNight = z.output<typeof nightSchema>

export const fairnessSchema = z
  .object({
    result: fairnessResultSchema.nullable(),
    /** The latest that ended without a result to show: what became of it. */
    without: z
      .object({
        at: instantSchema,
        why: z.enum(['too-few', 'cancelled', 'failed']),
        /** How many cases there were, and how many it takes to begin. */
        cases: number,
        fewest: number,
        sentence: z.string().nullable(),
      })
      .nullable(),
    /** What is being done, or was asked for. */
    running: z
      .object({
        id: idSchema,
        /** The next thing that the worker does; false while it is at it. */
        waits: z.boolean(),
        cases: orNull,
        read: number,
        /** What is measured now; null while cases are read. */
        step: z.enum(auditSteps).nullable(),
        done: number,
        steps: number,
      })
      .nullable(),
    /** When the next night is audited. */
    nextAt: instantSchema.nullable(),
    /** The latest first. */
    nights: z.array(nightSchema),
    mayAsk: z.boolean(),
  })
  .openapi('Fairness')
export type Fairness = z.output<typeof fairnessSchema>

export const getFairness = createRoute({
  method: 'get',
  path: '/api/fairness',
  responses: { 200: answer(fairnessSchema, 'The latest result, the trend over nights, and what is being done.'), ...problems },
})
/** At once instead of in the night. While an audit is being done, it is that one. */
export const askFairness = createRoute({
  method: 'post',
  path: '/api/fairness/runs',
  responses: { 200: answer(fairnessSchema, 'It is due now.'), ...problems },
})
export const cancelFairness = createRoute({
  method: 'post',
  path: '/api/fairness/runs/{id}/cancel',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: answer(fairnessSchema, 'It has ended; the next night stays.'), ...problems },
})
const download = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: z.string() } } },
  ...problems,
})
export const fairnessReport = createRoute({
  method: 'get',
  path: '/api/fairness/report.html',
  responses: download('text/html', 'The latest result as one page that opens offline.'),
})
export const fairnessDocument = createRoute({
  method: 'get',
  path: '/api/fairness/audit.json',
  responses: download('application/json', 'The latest result, as `evenhand audit --json` writes it.'),
})
