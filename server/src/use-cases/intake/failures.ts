import { EvenhandError } from '../../errors.ts'

/** SQLSTATE classes that say nothing about the data: connection, transaction rollback, resources, operator, system. */
const passingClasses = new Set(['08', '40', '53', '55', '57', '58'])

/**
 * True for a failure that may be gone a moment later, so that the job simply runs again. What is wrong with the installation itself,
 * such as a policy that is refused, is nobody's message's fault either.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof EvenhandError) return true
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  const isSqlState = /^[0-9A-Z]{5}$/.test(error.code)
  return isSqlState ? passingClasses.has(error.code.slice(0, 2)) : /^E[A-Z]+$/.test(error.code)
}
