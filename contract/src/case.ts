import { createRoute, z } from '@hono/zod-openapi'
import { deadlineKinds } from '@evenhand/domain/facts/need.ts'
import { messageKinds, visibilities } from './activity.ts'
import { offeredSchema } from './answers.ts'
import { contactSchema } from './customer.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { caseRowSchema } from './queue.ts'
import {
  assuranceSchema,
  idSchema,
  instantSchema,
  obligationKindSchema,
  obligationStateSchema,
  severitySchema,
  stepSchema,
} from './vocabulary.ts'
import { readingSchema, triageSchema } from './understanding.ts'

export const messageSchema = z
  .object({
    id: idSchema,
    direction: z.enum(['in', 'out']),
    author: z.object({ name: z.string(), handle: z.string().nullable(), userId: z.string().nullable() }),
    /** False for somebody else's words in the same thread. */
    ofThisCase: z.boolean(),
    channel: z.object({ id: idSchema, name: z.string(), network: z.string() }),
    visibility: z.enum(visibilities),
    kind: z.enum(messageKinds),
    subject: z.string().nullable(),
    /** Empty when deleted. */
    body: z.string(),
    sentAt: instantSchema,
    editedAt: instantSchema.nullable(),
    deletedAt: instantSchema.nullable(),
    language: z.string(),
    abusive: z.boolean(),
    maskedNumbers: z.number().int(),
    /** What we read in it; null for our own words, and where they are gone. */
    reading: readingSchema.nullable(),
  })
  .openapi('Message')
export type Message = z.output<typeof messageSchema>

/** A reply on its way: held for the undo time, sent, failed, or waiting for a person. */
export const replySchema = z
  .object({
    id: idSchema,
    body: z.string(),
    authorUserId: z.string(),
    state: z.enum(['held', 'sending', 'sent', 'failed', 'needs-you', 'undone']),
    thenStatus: z.enum(['open', 'pending', 'resolved']),
    missingFact: z.string().nullable(),
    sendAt: instantSchema,
    createdAt: instantSchema,
    attempts: z.number().int(),
    error: z.string().nullable(),
  })
  .openapi('Reply')
export type Reply = z.output<typeof replySchema>

export const noteSchema = z
  .object({ id: idSchema, authorUserId: z.string(), body: z.string(), createdAt: instantSchema })
  .openapi('Note')
export type Note = z.output<typeof noteSchema>

/** Dates that a person puts on a case. */
export const caseDateKinds = ['commitment', 'statutory', ...deadlineKinds] as const
export const caseDateSchema = z
  .object({ id: idSchema, kind: z.enum(caseDateKinds), at: instantSchema, met: z.boolean(), words: z.string() })
  .openapi('CaseDate')
export type CaseDate = z.output<typeof caseDateSchema>

export const obligationSchema = z.object({
  kind: obligationKindSchema,
  since: instantSchema,
  due: instantSchema,
  state: obligationStateSchema,
})

/** What happened, in order. The sentence is made by the desk from kind and data. */
export const timelineEntrySchema = z
  .object({
    id: z.number().int(),
    at: instantSchema,
    kind: z.string(),
    actorUserId: z.string().nullable(),
    subjectId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('TimelineEntry')
export type TimelineEntry = z.output<typeof timelineEntrySchema>

export const suggestionSchema = z.object({
  id: idSchema,
  caseId: idSchema,
  number: z.number().int(),
  score: z.number(),
  excerpt: z.string(),
})

export const caseSchema = caseRowSchema
  .extend({
    customerId: idSchema.nullable(),
    assurance: assuranceSchema,
    messages: z.array(messageSchema),
    replies: z.array(replySchema),
    notes: z.array(noteSchema),
    obligations: z.array(obligationSchema),
    timeline: z.array(timelineEntrySchema),
    /** Promised, set by law or confirmed by somebody; earliest first. */
    dates: z.array(caseDateSchema),
    /** Set while a person is to look whether it is graver than it was read. */
    triage: triageSchema.nullable(),
    steps: z.array(stepSchema),
    references: z.array(z.string()),
    /** Perhaps the same matter; a person decides. */
    suggestions: z.array(suggestionSchema),
    /** Cases that were joined into this one, and can be taken out again. */
    joined: z.array(z.object({ mergeId: idSchema, number: z.number().int() })),
    /** What this user may do with this case now, and why not. */
    can: z.object({
      reply: z.boolean(),
      /** A sentence when the channel cannot send, e.g. an imported file. */
      replyRefusal: z.string().nullable(),
      assign: z.boolean(),
      resolve: z.boolean(),
      /** A sentence while something must be done first, e.g. the welfare step. */
      resolveRefusal: z.string().nullable(),
      snooze: z.boolean(),
      /** A sentence while nobody may put it aside: it is critical, or its customer has had no answer yet. */
      snoozeRefusal: z.string().nullable(),
      raiseSeverity: z.boolean(),
      lowerSeverity: z.boolean(),
    }),
  })
  .openapi('Case')
export type Case = z.output<typeof caseSchema>

const caseId = z.object({ id: idSchema })
/** Every change answers with the case as it is afterwards. */
const changed = { 200: answer(caseSchema, 'The case as it is now.'), ...problems }

/** `{id}` may also be the number that people say. */
export const getCase = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  request: { params: z.object({ id: z.union([idSchema, z.string().regex(/^\d{1,15}$/)]) }) },
  responses: changed,
})

/** One structured sentence: an id of the catalogue in domain/explanation, and its values. */
export const explainedSchema = z.object({ id: z.string(), values: z.record(z.string(), z.unknown()) })
export const explanationSchema = z
  .object({
    caseId: idSchema,
    number: z.number().int(),
    decisionId: idSchema,
    decidedAt: instantSchema,
    policyVersion: z.number().int(),
    /** The version of the language model that read; null for what was decided before this was kept. */
    readBy: z.string().nullable(),
    sentence: explainedSchema,
    sentenceForCustomer: explainedSchema,
    reasons: z.array(explainedSchema),
    arithmetic: z.array(explainedSchema),
    /** Only with `?counterfactuals=true`. */
    counterfactuals: z.array(explainedSchema).optional(),
  })
  .openapi('Explanation')
export type ExplanationAnswer = z.output<typeof explanationSchema>
export const explainCase = createRoute({
  method: 'get',
  path: '/api/cases/{id}/why',
  request: {
    params: z.object({ id: z.union([idSchema, z.string().regex(/^\d{1,15}$/)]) }),
    query: z.object({ counterfactuals: z.stringbool().default(false) }),
  },
  responses: { 200: answer(explanationSchema, 'Why now, as structured sentences.'), ...problems },
})

export const replyToCase = createRoute({
  method: 'post',
  path: '/api/cases/{id}/replies',
  request: {
    params: caseId,
    body: jsonBody(
      z.object({
        body: z.string().trim().min(1).max(20_000),
        /** The version of the case that the writer saw: an answer that came since, from here or elsewhere, refuses with `reply-crossed`. */
        seenVersion: z.number().int(),
        /** Sent again after reading the other reply. */
        despiteCrossing: z.boolean().default(false),
        // oxlint-disable-next-line unicorn/no-thenable -- a word of the desk in a request; it is never awaited
        then: z.enum(['open', 'pending', 'resolved']).default('open'),
        /** Named when `then` is pending: the pause ends with the customer's answer to it, and it pauses once. */
        missingFact: z.string().trim().min(1).max(200).optional(),
        /** Made by the desk; the same key again changes nothing. */
        idempotencyKey: z.string().min(8).max(100),
        /** Which answers were offered beside it, and what of them was put in: so that what helps comes first the next time. */
        offered: offeredSchema.optional(),
      }),
    ),
  },
  responses: changed,
})
export const undoReply = createRoute({
  method: 'post',
  path: '/api/replies/{id}/undo',
  request: { params: caseId },
  responses: changed,
})
export const retryReply = createRoute({
  method: 'post',
  path: '/api/replies/{id}/retry',
  request: { params: caseId },
  responses: changed,
})
export const addNote = createRoute({
  method: 'post',
  path: '/api/cases/{id}/notes',
  request: { params: caseId, body: jsonBody(z.object({ body: z.string().trim().min(1).max(20_000) })) },
  responses: changed,
})
export const assignCase = createRoute({
  method: 'post',
  path: '/api/cases/{id}/assignee',
  request: { params: caseId, body: jsonBody(z.object({ userId: z.string().nullable() })) },
  responses: changed,
})
export const snoozeCase = createRoute({
  method: 'post',
  path: '/api/cases/{id}/snooze',
  request: { params: caseId, body: jsonBody(z.object({ until: instantSchema })) },
  responses: changed,
})
export const setCaseStatus = createRoute({
  method: 'post',
  path: '/api/cases/{id}/status',
  request: {
    params: caseId,
    body: jsonBody(
      z.object({
        status: z.enum(['open', 'pending', 'resolved']),
        missingFact: z.string().trim().min(1).max(200).optional(),
        /** The welfare step was taken (self-harm), in words; kept as a private note. */
        welfareStep: z.string().trim().min(1).max(2000).optional(),
      }),
    ),
  },
  responses: changed,
})
export const setSeverity = createRoute({
  method: 'post',
  path: '/api/cases/{id}/severity',
  request: { params: caseId, body: jsonBody(z.object({ severity: severitySchema, reason: z.string().trim().min(1).max(500) })) },
  responses: changed,
})
/** The "find it" step: this earlier contact is about this matter. */
export const linkEarlierContact = createRoute({
  method: 'post',
  path: '/api/cases/{id}/earlier-contacts',
  request: { params: caseId, body: jsonBody(z.object({ contactId: idSchema })) },
  responses: changed,
})
/**
 * Contacts on record that may be about this matter: those of the case's customer and those with one of its references; with `q`, also
 * those of whoever has exactly this e-mail address, phone number, customer number or reference.
 */
export const findEarlierContacts = createRoute({
  method: 'get',
  path: '/api/cases/{id}/earlier-contacts',
  request: { params: caseId, query: z.object({ q: z.string().trim().min(3).max(200).optional() }) },
  responses: {
    200: answer(
      z.object({ contacts: z.array(contactSchema.extend({ customerName: z.string(), linked: z.boolean() })) }),
      'Latest first; `linked` ones count already.',
    ),
    ...problems,
  },
})
export const joinCases = createRoute({
  method: 'post',
  path: '/api/cases/{id}/join',
  request: { params: caseId, body: jsonBody(z.object({ otherCaseId: idSchema })) },
  responses: changed,
})
export const dismissSuggestion = createRoute({
  method: 'post',
  path: '/api/suggestions/{id}/dismiss',
  request: { params: caseId },
  responses: changed,
})
export const undoMerge = createRoute({
  method: 'post',
  path: '/api/merges/{id}/undo',
  request: { params: caseId },
  responses: changed,
})
