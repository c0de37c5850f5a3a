import { z } from 'zod'
import { processIntake } from '../use-cases/intake/process.ts'
import { job } from './job.ts'

/** Messages became cases: handles all that waits in a workspace. */
export const intakeJob = job({
  name: 'intake',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await processIntake(context, workspaceId, { signal })
  },
})
