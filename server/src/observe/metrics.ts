import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What is counted and measured, for `/metrics`. Labels are closed words, never ids or names. */
export type Metrics = {
  jobs: Histogram<'job' | 'outcome'>
  lostConnections: Counter<'pool'>
  /** The Prometheus text. */
  text(): Promise<string>
  contentType: string
}

/** A registry of its own, so that two worlds in one process do not add up. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'evenhand_' })
  const jobs = new Histogram({
    name: 'evenhand_job_seconds',
    help: 'How long background jobs took, by name and outcome (done, failed).',
    labelNames: ['job', 'outcome'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  })
  const lostConnections = new Counter({
    name: 'evenhand_lost_connections_total',
    help: 'Idle database connections that were lost, by pool.',
    labelNames: ['pool'],
    registers: [registry],
  })
  return { jobs, lostConnections, text: () => registry.metrics(), contentType: registry.contentType }
}
