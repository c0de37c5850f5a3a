import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/** One function per event of the business of running: the log line and the counter belong together. */
export type Observed = { log: Logger; metrics: Metrics }

export function jobDone({ log, metrics }: Observed, name: string, seconds: number): void {
  metrics.jobs.observe({ job: name, outcome: 'done' }, seconds)
  log.debug({ job: name, seconds }, 'job done')
}

/** It is tried again; the error of a job that gives up stays in graphile_worker.jobs for the doctor. */
export function jobFailed({ log, metrics }: Observed, name: string, seconds: number, error: unknown): void {
  metrics.jobs.observe({ job: name, outcome: 'failed' }, seconds)
  log.error({ job: name, seconds, err: error }, 'job failed')
}

export function connectionLost({ log, metrics }: Observed, pool: string, error: Error): void {
  metrics.lostConnections.inc({ pool })
  log.warn({ pool, err: error }, 'an idle database connection was lost')
}

export function serving({ log }: Observed, facts: { port: number; role: string; startedInMs: number }): void {
  log.info(facts, 'serving')
}

export function stopped({ log }: Observed, facts: { reason: string }): void {
  log.info(facts, 'stopped')
}
