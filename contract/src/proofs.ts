import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** A link by which a customer proves that a profile is theirs. */
export const askedProofSchema = z.object({
  /** To be sent to one of `sendTo`, and never to the profile itself. */
  url: z.string(),
  expiresAt: instantSchema,
  sendTo: z.array(z.object({ kind: z.enum(['email', 'phone']), value: z.string() })),
})
export type AskedProof = z.output<typeof askedProofSchema>

export const askForProof = createRoute({
  method: 'post',
  path: '/api/profiles/{id}/proof',
  request: { params: z.object({ id: idSchema }), body: jsonBody(z.object({ customerId: idSchema })) },
  responses: { 200: answer(askedProofSchema, 'Works once, for two days.'), ...problems },
})

const token = z.string().min(16).max(200)
/** What whoever opens the link is asked. Open to everybody who holds the token. */
export const lookAtProof = createRoute({
  method: 'post',
  path: '/api/proof/look',
  request: { body: jsonBody(z.object({ token })) },
  responses: {
    200: answer(
      z.object({ company: z.string(), handle: z.string(), channel: z.string(), expiresAt: instantSchema }),
      'Who asks, and about which profile.',
    ),
    ...problems,
  },
})
export const answerProof = createRoute({
  method: 'post',
  path: '/api/proof/answer',
  request: { body: jsonBody(z.object({ token, isTheirs: z.boolean() })) },
  responses: { 200: answer(z.object({ done: z.literal(true) }), 'Settled; the link works no more.'), ...problems },
})
