import { createRoute, z } from '@hono/zod-openapi'
import { caseDateKinds, caseSchema } from './case.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

const changed = { 200: answer(caseSchema, 'The case as it is now.'), ...problems }
const dateParams = z.object({ id: idSchema, dateId: idSchema })

/** What was promised ("I'll call on Thursday"), a date that law sets, or a deadline that somebody confirmed. */
export const setCaseDate = createRoute({
  method: 'post',
  path: '/api/cases/{id}/dates',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(
      z.object({
        kind: z.enum(caseDateKinds),
        at: instantSchema,
        /** What was promised, or how it is known; kept as a private note. */
        words: z.string().trim().min(1).max(500),
      }),
    ),
  },
  responses: changed,
})
/** A promise or a legal date was kept; a deadline is nothing that we keep. */
export const keepCaseDate = createRoute({
  method: 'post',
  path: '/api/cases/{id}/dates/{dateId}/kept',
  request: { params: dateParams },
  responses: changed,
})
/** A date that was set by mistake. */
export const withdrawCaseDate = createRoute({
  method: 'post',
  path: '/api/cases/{id}/dates/{dateId}/withdraw',
  request: { params: dateParams, body: jsonBody(z.object({ reason: z.string().trim().min(1).max(500) })) },
  responses: changed,
})
