/**
 * What can go wrong, in stable words. Outside code (the HTTP table of statuses, scripts, the command line) relies on these
 * codes and never on the message. Extend the list; never rename an entry.
 */
export type ErrorCode =
  // what was asked
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-late'
  | 'too-large'
  | 'too-many-requests'
  | 'sign-in-failed'
  | 'link-used'
  | 'cross-site'
  // work on a case
  | 'reply-crossed'
  | 'welfare-first'
  | 'already-paused'
  | 'asks-stranger'
  | 'snooze-refused'
  | 'not-verified'
  | 'consent-first'
  // a delivery from outside
  | 'bad-signature'
  | 'bad-timestamp'
  | 'stale-timestamp'
  | 'malformed-json'
  | 'invalid-activity'
  | 'invalid-record'
  | 'unknown-version'
  // sending
  | 'cannot-send'
  // the installation
  | 'bad-configuration'
  | 'wrong-secret'
  | 'no-embedded-database'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-newer'
  | 'database-start'
  | 'migration-changed'
  | 'not-permitted'
  | 'not-empty'
  | 'bad-backup'
  | 'port-taken'
  | 'already-running'
  | 'disk-full'
  | 'roles-taken'
  | 'web-build'
  // ours
  | 'outer-handle'
  | 'policy-refused'
  | 'broken-invariant'

/**
 * A failure with a stable code and a sentence a person can act on. Thrown at edges only: the domain returns refusals.
 * @example throw new EvenhandError('not-found', 'There is no case 4711 in this workspace.')
 */
export class EvenhandError extends Error {
  override readonly name = 'EvenhandError'
  readonly code: ErrorCode
  /** What it is about: a field, a line, ids. Shown to whoever asked, so never a secret. */
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; details?: Readonly<Record<string, unknown>> }) {
    super(message, options)
    this.code = code
    this.details = options?.details
  }
}

/** The stable code of a failure, if it is one of ours. */
export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof EvenhandError ? error.code : undefined
}
