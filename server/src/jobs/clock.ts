import { z } from 'zod'
import { runClock } from '../use-cases/clock/run-clock.ts'
import { job } from './job.ts'

/** Time passed: wakes and promotes cases, and arms itself for the next instant at which something changes. */
export const clockJob = job({
  name: 'clock',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await runClock(context, workspaceId, { signal })
  },
})
