import { isLostConnection } from '../db/connection-failure.ts'
import type { Logger } from '../use-cases/context.ts'

/**
 * The job runner notes what became of a job without waiting for it. A note that is lost with its connection would end the whole program,
 * which the return of the database would have mended: what is due is found again by the sweep. Any other error that nobody waited
 * for ends it, as ever.
 */
export function bearLostConnections(log: Pick<Logger, 'warn'>): Disposable {
  const heard = (error: unknown): void => {
    if (!isLostConnection(error)) throw error
    log.warn({ err: error }, 'a note of the job runner was lost with its connection')
  }
  process.on('unhandledRejection', heard)
  return { [Symbol.dispose]: () => void process.off('unhandledRejection', heard) }
}
