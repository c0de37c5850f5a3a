import type { z } from '@hono/zod-openapi'
import type { Problem } from './problem.ts'

type Json<S> = { content: { 'application/json': { schema: S } } }
type Route = {
  method: string
  path: string
  request?: { params?: z.ZodType; query?: z.ZodType; body?: Json<z.ZodType> }
  responses: Record<number, unknown>
}
type Part<R extends Route, K extends string> =
  R['request'] extends Record<K, infer P extends z.ZodType> ? Record<K, z.input<P>> : { [k in K]?: undefined }
type Query<R extends Route> = R['request'] extends { query: infer Q extends z.ZodType }
  ? { query?: z.input<Q> }
  : { query?: undefined }
type Body<R extends Route> = R['request'] extends { body: Json<infer B extends z.ZodType> }
  ? { body: z.input<B> }
  : { body?: undefined }
export type Input<R extends Route> = Part<R, 'params'> & Query<R> & Body<R> & { signal?: AbortSignal }
export type Output<R extends Route> = R['responses'] extends { 200: Json<infer S extends z.ZodType> } ? z.output<S> : never

/** An answer that was not a success: the stable code and the sentence of the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  constructor(status: number, problem: Problem['error']) {
    super(problem.message)
    this.status = status
    this.code = problem.code
    this.details = problem.details ?? {}
  }
}

export type Connection = { baseUrl: string; headers?: Record<string, string>; fetch?: typeof fetch }

/** Calls a route of this contract and gives its 200 answer, typed; anything else throws `ApiError`. */
export async function call<const R extends Route>(connection: Connection, route: R, input: Input<R>): Promise<Output<R>> {
  const params = new Map<string, unknown>(Object.entries(input.params ?? {}))
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params.get(key))))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(key, String(value))
  const url = `${connection.baseUrl}${path}${query.size ? `?${query.toString()}` : ''}`
  const response = await (connection.fetch ?? fetch)(url, {
    method: route.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...connection.headers,
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  })
  const answered: unknown = await response.json().catch(() => null)
  if (!response.ok)
    throw new ApiError(
      response.status,
      isProblem(answered) ? answered.error : { code: 'unreadable', message: `The server answered ${response.status}.` },
    )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract says what this route answers
  return answered as Output<R>
}

function isProblem(answered: unknown): answered is Problem {
  return typeof answered === 'object' && answered !== null && 'error' in answered && typeof answered.error === 'object'
}
