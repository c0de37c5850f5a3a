import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { instantSchema } from './vocabulary.ts'

/** Versions of the language model: which one reads, how an offered one compares with it, and who chose. */

const numbers = z.array(z.number())
/** Weights as `evenhand train` writes them. */
export const weightsSchema = z.object({
  format: z.literal(3, { error: 'These weights are of another format than this version reads.' }),
  madeFrom: z.object({ hash: z.string().max(200), messages: z.number().int().nonnegative() }),
  columns: z.number().int(),
  names: z.string(),
  rows: z.string(),
  scale: numbers,
  bias: numbers,
  calibration: z.object({ temperature: z.object({ type: z.number(), tone: z.number() }), slope: numbers, shift: numbers }),
  thresholds: z.object({
    severity: z.tuple([z.number(), z.number(), z.number()]),
    danger: z.number(),
    look: z.object({ high: z.number(), critical: z.number(), risk: z.number() }),
    stated: z.number(),
    needsReply: z.number(),
    risks: numbers,
    abusive: z.number(),
  }),
})
/** Bytes of one request; weights are four to five million. */
export const mostWeightBytes = 12 * 1024 * 1024

const share = z.number().nullable()
const pair = z.object({ before: share, after: share })
const classPair = z.object({ label: z.string(), messages: z.number().int(), recall: pair, precision: pair })
/** Two versions on the same messages, which neither was taught: shares from 0 to 1, null where nothing of the kind was there. */
export const sideBySideSchema = z.object({
  messages: z.number().int(),
  measures: z.array(pair.extend({ name: z.string() })),
  type: z.array(classPair),
  severity: z.array(classPair),
})
export const comparisonSchema = z
  .object({
    /** The version that read when the other was offered. */
    against: z.string(),
    /** On the messages that Evenhand holds back for measuring. */
    heldOut: sideBySideSchema,
    /** On corrections of this workspace that no version learns from; null while there are none. */
    corrections: sideBySideSchema.nullable(),
  })
  .openapi('ModelComparison')
export type Comparison = z.output<typeof comparisonSchema>

export const modelSchema = z
  .object({
    /** The beginning of a hash: says which version read a message. */
    version: z.string(),
    /** It came with Evenhand, and nobody offered it. */
    builtIn: z.boolean(),
    /** How many messages taught it. */
    messages: z.number().int(),
    offeredAt: instantSchema.nullable(),
    offeredBy: z.string().nullable(),
    comparison: comparisonSchema.nullable(),
    /** False when Evenhand has changed so much since that these weights say nothing any more. */
    fits: z.boolean(),
  })
  .openapi('Model')
export type Model = z.output<typeof modelSchema>

export const modelsSchema = z
  .object({
    /** Reads messages now. */
    inForce: z.string(),
    /** The one that read before, for going back; null while there was no other. */
    previous: z.string().nullable(),
    models: z.array(modelSchema),
    choices: z.array(z.object({ version: z.string(), at: instantSchema, by: z.string() })),
    /** What people said of messages so far, to learn from. */
    corrections: z.number().int(),
    /** How much of it was said since the latest version was made, and whether it is worth making another one. */
    untaught: z.object({ messages: z.number().int(), isEnough: z.boolean() }),
    mayChange: z.boolean(),
  })
  .openapi('Models')
export type Models = z.output<typeof modelsSchema>

export const listModels = createRoute({
  method: 'get',
  path: '/api/models',
  responses: { 200: answer(modelsSchema, 'All versions, the latest first, and which one reads.'), ...problems },
})
/** Keeps weights and measures them beside those that read now. They read nothing until they are accepted. */
export const offerModel = createRoute({
  method: 'post',
  path: '/api/models',
  request: { body: jsonBody(z.object({ weights: weightsSchema })) },
  responses: {
    200: answer(
      z.object({ version: z.string(), models: modelsSchema }),
      'The version with its comparison. The same weights again change nothing.',
    ),
    ...problems,
  },
})
/** From now on messages are read by this version; going back is the same. What was decided stays. */
export const chooseModel = createRoute({
  method: 'post',
  path: '/api/models/choice',
  request: {
    body: jsonBody(
      z.object({
        version: z.string().min(1).max(64),
        /** The version that the chooser saw reading; another one by now refuses with `conflict`. */
        seenInForce: z.string().max(64),
      }),
    ),
  },
  responses: { 200: answer(modelsSchema, 'The versions as they are now.'), ...problems },
})
