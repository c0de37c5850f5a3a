import { createRoute, z } from '@hono/zod-openapi'
import { answer, problems } from './problem.ts'
import {
  caseStatusSchema,
  deskSchema,
  idSchema,
  instantSchema,
  laneSchema,
  levelSchema,
  obligationKindSchema,
  severitySchema,
} from './vocabulary.ts'

/** The lists of the left pane. `queue`, `mine` and `unassigned` are in due order; the others latest first. */
export const views = ['queue', 'mine', 'unassigned', 'pending', 'snoozed', 'resolved'] as const
export const viewSchema = z.enum(views)
export type View = (typeof views)[number]

/** One row of a list. Nothing of the audience is in it. */
export const caseRowSchema = z
  .object({
    id: idSchema,
    /** The reference that people say, e.g. 1042. */
    number: z.number().int(),
    version: z.number().int(),
    status: caseStatusSchema,
    severity: severitySchema,
    lane: laneSchema,
    level: levelSchema,
    desk: deskSchema,
    due: instantSchema.nullable(),
    dueObligation: obligationKindSchema.nullable(),
    waitingSince: instantSchema,
    openedAt: instantSchema,
    snoozedUntil: instantSchema.nullable(),
    resolvedAt: instantSchema.nullable(),
    lastMessageAt: instantSchema,
    assigneeId: z.string().nullable(),
    author: z.object({ name: z.string(), handle: z.string().nullable() }),
    channel: z.object({ id: idSchema, name: z.string(), network: z.string() }),
    /** First words of the latest message of the customer; empty when it was deleted. */
    excerpt: z.string(),
    language: z.string(),
    /** Somebody is at risk now: shown by shape and word. */
    risk: z.boolean(),
    abusive: z.boolean(),
    replied: z.boolean(),
    /** What its messages speak of, the most telling first. */
    topics: z.array(z.object({ id: idSchema, name: z.string() })),
  })
  .openapi('CaseRow')
export type CaseRow = z.output<typeof caseRowSchema>

export const listCases = createRoute({
  method: 'get',
  path: '/api/cases',
  request: {
    query: z.object({
      view: viewSchema.default('queue'),
      /** Only cases about this topic or one below it; the order stays. */
      topic: idSchema.optional(),
      /** Keyset cursor from the page before; opaque. */
      cursor: z.string().max(512).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: answer(z.object({ cases: z.array(caseRowSchema), next: z.string().nullable() }), 'A page of a list.'),
    ...problems,
  },
})

/**
 * A case that may be critical and that nobody has looked at yet. Past `due` the desk says so on every page: a look that comes late may come
 * too late.
 */
export const lookSchema = z.object({ id: idSchema, number: z.number().int(), due: instantSchema })

/** Counts stop at 1,000 ("999+"), so that a storm does not slow the desk. `capped` says so. */
export const countSchema = z.object({ count: z.number().int(), capped: z.boolean() })
export const countCases = createRoute({
  method: 'get',
  path: '/api/case-counts',
  responses: {
    200: answer(
      z.object({
        counts: z.record(viewSchema, countSchema),
        overdue: countSchema,
        /** The earliest due first; twenty at most. */
        looks: z.array(lookSchema),
      }),
      'How many cases each list holds, and who has to be looked at.',
    ),
    ...problems,
  },
})

export const searchCases = createRoute({
  method: 'get',
  path: '/api/search',
  request: { query: z.object({ q: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }) },
  responses: {
    200: answer(z.object({ cases: z.array(caseRowSchema) }), 'Cases by number, words, name, handle or order number.'),
    ...problems,
  },
})
