import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '@evenhand/contract/problem.ts'
import { EvenhandError, type ErrorCode } from '../errors.ts'
import type { HttpEnv } from './parts.ts'

/** The one table of statuses. A code that is not here is our own fault and is answered with 500, without detail. */
export const statusOf: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid: 400,
  'malformed-json': 400,
  'unknown-version': 400,
  unauthenticated: 401,
  'sign-in-failed': 401,
  'link-used': 401,
  'bad-signature': 401,
  'bad-timestamp': 401,
  'stale-timestamp': 401,
  forbidden: 403,
  'cross-site': 403,
  'not-verified': 403,
  'consent-first': 409,
  'policy-refused': 400,
  'not-found': 404,
  conflict: 409,
  'too-late': 409,
  'reply-crossed': 409,
  'welfare-first': 409,
  'already-paused': 409,
  'asks-stranger': 409,
  'snooze-refused': 409,
  'cannot-send': 409,
  'too-large': 413,
  'invalid-activity': 422,
  'invalid-record': 422,
  'too-many-requests': 429,
  'database-unreachable': 503,
  'disk-full': 507,
}

/** Answers an error as the contract says: a code for programs, a sentence for people. */
export function answerError(error: unknown, c: HonoContext<HttpEnv>): Response {
  const status = error instanceof EvenhandError ? statusOf[error.code] : undefined
  if (error instanceof EvenhandError && status !== undefined) {
    return c.json(problem(error.code, error.message, error.details), status, retryHeaders(error))
  }
  if (error instanceof HTTPException && error.status < 500) {
    return c.json(
      problem(error.status === 413 ? 'too-large' : 'invalid', error.message || 'The request cannot be understood.'),
      error.status,
    )
  }
  const requestId = c.get('requestId')
  c.get('log').error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'request failed')
  return c.json(
    problem(
      'unexpected',
      `Something went wrong here, not with you. Nothing was changed. If it stays, tell your admin this number: ${requestId}.`,
      {
        requestId,
      },
    ),
    500,
  )
}

export function problem(code: string, message: string, details?: Readonly<Record<string, unknown>>): Problem {
  return { error: { code, message, ...(details ? { details: { ...details } } : {}) } }
}

function retryHeaders(error: EvenhandError): Record<string, string> {
  const seconds = error.details?.['retryAfterSeconds']
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}
}
