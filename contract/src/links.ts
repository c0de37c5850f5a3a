import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { assuranceSchema, idSchema, instantSchema, linkEvidenceSchema } from './vocabulary.ts'

export const linkReasonSchema = z.object({
  field: z.string(),
  /** For people: "same family name". */
  words: z.string(),
  /** Bits: 10 makes it a thousand times likelier that it is one person. */
  weight: z.number(),
})

export const linkSchema = z
  .object({
    id: idSchema,
    customer: z.object({ id: idSchema, name: z.string(), city: z.string().nullable(), externalId: z.string().nullable() }),
    assurance: assuranceSchema,
    evidence: linkEvidenceSchema,
    /** Of likeness only. */
    probability: z.number().nullable(),
    reasons: z.array(linkReasonSchema),
    at: instantSchema,
    byUserId: z.string().nullable(),
    undoneAt: instantSchema.nullable(),
    undoneByUserId: z.string().nullable(),
  })
  .openapi('Link')
export type Link = z.output<typeof linkSchema>

/** Who is behind a profile, how we know, and how it came about. */
export const authorLinkSchema = z
  .object({
    profileId: idSchema,
    /** The link in force; null while nobody is known or suggested. */
    link: linkSchema.nullable(),
    /** Former ones that a person took back, the latest first. */
    former: z.array(linkSchema),
    /** They do not want to be linked. */
    objects: z.boolean(),
    /** They are asked before likeness links them. */
    consentFirst: z.boolean(),
  })
  .openapi('AuthorLink')
export type AuthorLink = z.output<typeof authorLinkSchema>

const byId = z.object({ id: idSchema })
const known = { 200: answer(authorLinkSchema, 'Who the profile is, as it is known now.'), ...problems }

export const getCaseLink = createRoute({
  method: 'get',
  path: '/api/cases/{id}/link',
  request: { params: byId },
  responses: known,
})

/** The suggestion is right. Refused with 409 `consent-first` where they have to be asked before. */
export const confirmLink = createRoute({
  method: 'post',
  path: '/api/links/{id}/confirm',
  request: { params: byId, body: jsonBody(z.object({ consented: z.boolean().default(false) })) },
  responses: known,
})
/** It is somebody else; the pair is not suggested again. */
export const rejectLink = createRoute({
  method: 'post',
  path: '/api/links/{id}/reject',
  request: { params: byId },
  responses: known,
})
/** Takes a link back, with everything that it moved. */
export const undoLink = createRoute({ method: 'post', path: '/api/links/{id}/undo', request: { params: byId }, responses: known })
/** What was taken back or rejected by mistake holds again. */
export const restoreLink = createRoute({
  method: 'post',
  path: '/api/links/{id}/restore',
  request: { params: byId },
  responses: known,
})
/** A person says who it is. */
export const sayWho = createRoute({
  method: 'post',
  path: '/api/profiles/{id}/link',
  request: { params: byId, body: jsonBody(z.object({ customerId: idSchema })) },
  responses: known,
})
/** The author does not want to be linked, or has changed their mind. */
export const objectAsProfile = createRoute({
  method: 'post',
  path: '/api/profiles/{id}/objection',
  request: { params: byId, body: jsonBody(z.object({ objects: z.boolean() })) },
  responses: known,
})
const objectionSchema = z.object({ to: z.enum(['linking', 'scoring']), objects: z.boolean() })
/** A customer objects to being linked or to being scored, or has changed their mind. */
export const objectAsCustomer = createRoute({
  method: 'post',
  path: '/api/customers/{id}/objections',
  request: { params: byId, body: jsonBody(objectionSchema) },
  responses: { 200: answer(objectionSchema, 'As it is now.'), ...problems },
})

export const linkModes = ['off', 'suggest', 'link'] as const
export const linkChoiceSchema = z
  .object({
    /** What likeness may do: nothing, suggest to a person, or link by itself. */
    mode: z.enum(linkModes),
    /** Nobody is linked by likeness before they have agreed. */
    consentFirst: z.boolean(),
    at: instantSchema.nullable(),
    byUserId: z.string().nullable(),
  })
  .openapi('LinkChoice')
export type LinkChoice = z.output<typeof linkChoiceSchema>
const choice = { 200: answer(linkChoiceSchema, 'What likeness may do here.'), ...problems }
export const getLinkChoice = createRoute({ method: 'get', path: '/api/linking', responses: choice })
/** A lead decides, on record. */
export const chooseLinking = createRoute({
  method: 'post',
  path: '/api/linking',
  request: { body: jsonBody(linkChoiceSchema.pick({ mode: true, consentFirst: true })) },
  responses: choice,
})
