import { destination, pino, stdTimeFunctions } from 'pino'
import type { Logger } from 'pino'

/** Never written, wherever they turn up. Words of customers are not logged either: log ids. */
const secretPaths = ['password', 'secret', 'token', 'authorization', 'cookie', 'databaseUrl'].flatMap(name => [name, `*.${name}`])

export type LogOptions = {
  level: string
  /** A file, or the standard error stream. */
  to: { file: string } | 'stderr'
}

/** Structured lines, one object each. */
export function openLog({ level, to }: LogOptions): Logger {
  const target =
    to === 'stderr' ? destination({ fd: 2, sync: true }) : destination({ dest: to.file, mkdir: true, sync: true, mode: 0o600 })
  const redact = { paths: secretPaths, censor: '(secret)' }
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, redact, serializers: { err: describeError } }, target)
}

/** What helps to find it, and nothing that an error carries along: a lost connection brings its whole client. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? { code: error.code } : {}
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause }
}
