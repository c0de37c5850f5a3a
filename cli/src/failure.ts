import { ApiError } from '@evenhand/contract/client.ts'
import { FileError } from '@evenhand/files/file-error.ts'

/** What a command ends with: scripts rely on these. */
export const exitCodes = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes] | (number & {})

/** Something a person can act on; printed without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode = exitCodes.failed, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** Nobody reads standard output any more (`| head`): no failure, but nothing more is to be done. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** A sentence of what happened. Only what nobody foresaw comes with a stack, for a report. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CliError || error instanceof ApiError || error instanceof FileError) return error.message
  if (!(error instanceof Error)) return `Something unexpected went wrong: ${String(error)}`
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOENT' && 'path' in error) return `There is no file ${String(error.path)}.`
  if (code === 'EACCES' && 'path' in error) return `${String(error.path)} may not be read or written by this user.`
  if (code === 'EISDIR') return 'This is a folder, not a file.'
  if (isLostConnection(error)) {
    return 'The server stopped answering. What it has stored is kept: see that it runs (npx evenhand doctor), and give the same command again.'
  }
  return `Something unexpected went wrong. Please report this:\n${error.stack ?? error.message}`
}

const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** The other side went away, or had closed what was kept open. `fetch` says only "fetch failed"; why stands in its cause. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const causes = [error, error.cause].filter(cause => cause instanceof Error)
  return causes.some(cause => 'code' in cause && typeof cause.code === 'string' && lostConnection.has(cause.code))
}
