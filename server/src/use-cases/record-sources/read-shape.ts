import type { z } from 'zod'
import { unreadable } from './money.ts'

/** @throws EvenhandError `invalid-record` that names the first thing that is wrong, by its path in the delivery */
export function readShape<S extends z.ZodType>(schema: S, json: unknown, under = ''): z.output<S> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = [...(under === '' ? [] : [under]), ...(issue?.path ?? [])].join('.')
  throw unreadable(path === '' ? 'The body' : path, issue?.message ?? 'cannot be understood')
}
