import { z } from '@hono/zod-openapi'
import './plain-issues.ts'

/** How every error is told: a stable code for programs, a sentence for people. */
export const problemSchema = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'reply-crossed' }),
      message: z.string().openapi({ example: 'Lena answered two seconds ago. Read her reply before you send yours.' }),
      /** What the error is about: a field, a line, ids. */
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi('Problem')
export type Problem = z.output<typeof problemSchema>

const content = { 'application/json': { schema: problemSchema } }
/** The refusals that any route may answer with. */
export const problems = {
  400: { description: 'The request cannot be understood.', content },
  401: { description: 'Nobody is signed in.', content },
  403: { description: 'This role may not do that.', content },
  404: { description: 'There is no such thing in this workspace.', content },
  409: { description: 'Something changed in between.', content },
} as const

/** A JSON answer, in the form that route definitions want. */
export function answer<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } } as const
}
/** A JSON body, required. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const
}
