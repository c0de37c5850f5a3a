import { createRoute, z } from '@hono/zod-openapi'
import { caseSchema } from './case.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { understandingInput } from './understanding.ts'
import { idSchema } from './vocabulary.ts'

const changed = { 200: answer(caseSchema, 'The case as it is now.'), ...problems }

/** Says how a message is to be read: confirms a doubt, dispels it, or corrects what we read. */
export const confirmUnderstanding = createRoute({
  method: 'post',
  path: '/api/cases/{id}/understanding',
  request: { params: z.object({ id: idSchema }), body: jsonBody(understandingInput) },
  responses: changed,
})
/** Takes back what was just said; the timeline entry of kind `understood` names it. */
export const undoConfirmation = createRoute({
  method: 'post',
  path: '/api/corrections/{id}/undo',
  request: { params: z.object({ id: idSchema }) },
  responses: changed,
})
/** What to learn from: one correction a line, as `evenhand train --from-corrections` takes them. Words that were deleted are not among them. */
export const exportCorrections = createRoute({
  method: 'get',
  path: '/api/corrections.ndjson',
  responses: {
    200: { description: 'One correction a line.', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})
