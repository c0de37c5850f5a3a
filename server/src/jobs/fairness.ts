import { z } from 'zod'
import { auditDue } from '../use-cases/fairness/audit-due.ts'
import { job } from './job.ts'

/** It is night, or somebody asked: audits the workspace's own cases. */
export const fairnessJob = job({
  name: 'fairness',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await auditDue(context, workspaceId, signal)
  },
})
