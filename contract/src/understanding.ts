import { z } from '@hono/zod-openapi'
import { riskKinds } from '@evenhand/domain/facts/need.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'
import { idSchema, instantSchema, messageTypeSchema, severitySchema, toneSchema } from './vocabulary.ts'

/** What a message says, as far as a person may confirm or correct it. */
export const labelsSchema = z.object({
  type: messageTypeSchema,
  /** `none`: nothing has to be done. */
  severity: z.enum([...severities, 'none']),
  needsReply: z.boolean(),
  risks: z.array(z.object({ kind: z.enum(riskKinds), now: z.boolean() })).max(riskKinds.length),
  tone: toneSchema,
  abusive: z.boolean(),
})
export type Labels = z.output<typeof labelsSchema>

const probability = z.number().min(0).max(1)

/** What we read in a message: the labels that hold now, how sure the reading was, and the words that carried it. */
export const readingSchema = labelsSchema
  .extend({
    /** Probabilities that each is right; null for what was read before they were reckoned. */
    confidence: z
      .object({
        type: probability,
        severity: probability,
        tone: probability,
        language: probability,
        needsReply: probability,
      })
      .nullable(),
    evidence: z.array(z.object({ signal: z.string(), words: z.string() })),
    /** Who has confirmed or corrected it last. */
    correctedBy: z.string().nullable(),
    /** What a second model made of it; it decides nothing. */
    second: z
      .object({ severity: z.enum([...severities, 'none']), risks: z.array(z.enum(riskKinds)), model: z.string() })
      .nullable(),
  })
  .openapi('Reading')
export type Reading = z.output<typeof readingSchema>

/** A person is to look whether it is graver than it was read. */
export const triageSchema = z
  .object({
    severity: severitySchema,
    /** The message whose words leave it open. */
    messageId: idSchema.nullable(),
    since: instantSchema,
    due: instantSchema,
    /** Whoever looks may say that it is less grave than it was read, down to this; below it a lead. */
    least: severitySchema,
  })
  .openapi('Triage')
export type Triage = z.output<typeof triageSchema>

export const correctionReasons = ['confirmed', 'more-serious', 'less-serious', 'misread'] as const

/** What a person says of how one message was read. */
export const understandingInput = z.object({
  messageId: idSchema,
  labels: labelsSchema,
  reason: z.enum(correctionReasons),
  /** The version of the case that they saw; a message that came since refuses with `conflict`. */
  seenVersion: z.number().int(),
  /** Made by the desk; the same key again changes nothing. */
  idempotencyKey: z.string().min(8).max(100),
})
export type UnderstandingInput = z.output<typeof understandingInput>
