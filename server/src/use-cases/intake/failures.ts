import { EvenhandError } from '../../errors.ts'
import type { ErrorCode } from '../../errors.ts'

/** SQLSTATE classes that say nothing about the data: connection, transaction rollback, resources, operator, system. */
const passingClasses = new Set(['08', '40', '53', '55', '57', '58'])

/** What is wrong with the installation itself is no message's fault: nothing is set aside for it, and all of it waits. */
const ofTheInstallation: ReadonlySet<ErrorCode> = new Set([
  'database-unreachable',
  'database-start',
  'disk-full',
  'policy-refused',
])

/**
 * True for a failure that may be gone a moment later, so that the job simply runs again. Any other comes again each time, and the
 * activity that it belongs to is set aside, so that it holds up nobody else's.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof EvenhandError) return ofTheInstallation.has(error.code)
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  const isSqlState = /^[0-9A-Z]{5}$/.test(error.code)
  return isSqlState ? passingClasses.has(error.code.slice(0, 2)) : /^E[A-Z]+$/.test(error.code)
}

const namedByPostgres = ['constraint', 'table', 'column', 'dataType', 'routine'] as const

/**
 * Why an activity could not be handled, for people and for the log. Names and codes only: what PostgreSQL or the engine says of a
 * failure quotes the row that failed, and a row holds a customer's words.
 * @example failureReason(checkViolation) // 'database error 23514, constraint no_poison, table messages'
 */
export function failureReason(error: unknown): string {
  if (error instanceof EvenhandError) return `${error.code}: ${error.message}`.slice(0, 500)
  if (!(error instanceof Error)) return 'unknown error'
  const named = namedByPostgres.flatMap(name => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? [`${name} ${value}`] : []
  })
  if ('code' in error && typeof error.code === 'string') return [`database error ${error.code}`, ...named].join(', ')
  return [error.name, ...placesIn(error).slice(0, 1)].join(' ')
}

/** Where it happened, without the message, which stands above the places of a stack. */
export function placesIn(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const { stack = '', message } = error
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map(line => line.trim())
    .filter(line => /^at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 10)
}
