import type { z } from 'zod'
import type { Context } from '../use-cases/context.ts'

/**
 * A job: one file each, listed in app.ts. Jobs only wake; what is due stands in rows, so a job that runs twice, late or for
 * nothing does no harm. Payloads carry ids only.
 */
export type Job<Payload = unknown> = {
  /** As `app.enqueue` names it. */
  name: string
  payload: z.ZodType<Payload>
  /** Throwing means: try again later, with growing pauses. `signal` fires when the server stops. */
  run(context: Context, payload: Payload, signal: AbortSignal): Promise<void>
}

/** Keeps the payload's type between schema and handler, and forgets it for the list. */
export function job<Payload>(definition: Job<Payload>): Job {
  const { name, payload } = definition
  return { name, payload, run: (context, raw, signal) => definition.run(context, payload.parse(raw), signal) }
}
