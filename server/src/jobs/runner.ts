import { Logger as JobLogger, run } from 'graphile-worker'
import type { Task, TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { jobDone, jobFailed } from '../observe/events.ts'
import type { Observed } from '../observe/events.ts'
import type { Context } from '../use-cases/context.ts'
import type { Job } from './job.ts'

export type RunnerOptions = {
  /** Connections of the role that may touch schema graphile_worker and nothing else. */
  pool: Pool
  context: Context
  jobs: readonly Job[]
  observed: Observed
  /** Jobs at once in this process. */
  concurrency: number
}

export type JobRunner = {
  /** Takes no new job and waits for the running ones; after five seconds their signal fires. */
  stop(): Promise<void>
}

/**
 * Runs jobs until stopped. Any number of processes may do so on one database.
 * Every minute it looks for work that nobody was woken for: a wake-up can be lost, a row cannot.
 */
export async function startJobs({ pool, context, jobs, observed, concurrency }: RunnerOptions): Promise<JobRunner> {
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    taskList: Object.fromEntries(jobs.map(job => [job.name, taskOf(job, context, observed)])) satisfies TaskList,
    crontab: `* * * * * sweep ?jobKey=sweep&max=1`,
    logger: silentUnlessWorried(observed),
  })
  // Its end is awaited in stop(); a failure before that is in the log.
  runner.promise.catch((error: unknown) => observed.log.error({ err: error }, 'the job runner ended'))
  return {
    async stop() {
      await runner.stop()
      await runner.promise
    },
  }
}

function taskOf(job: Job, context: Context, observed: Observed): Task {
  return async (payload, helpers) => {
    const began = performance.now()
    const seconds = () => (performance.now() - began) / 1000
    try {
      await job.run(context, payload, helpers.abortSignal ?? AbortSignal.timeout(3_600_000))
    } catch (error) {
      jobFailed(observed, job.name, seconds(), error)
      throw error
    }
    jobDone(observed, job.name, seconds())
  }
}

/** Its own lines about every job would only repeat ours. */
function silentUnlessWorried({ log }: Observed): JobLogger {
  return new JobLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ from: 'jobs' }, message)
    else log.trace({ from: 'jobs' }, message)
  })
}
