import { z } from 'zod'
import { followCustomers } from '../use-cases/value/follow-customers.ts'
import { job } from './job.ts'

/** Customers changed, ordered something, or a night has passed: finds out what they are worth and by which words they are found. */
export const customersJob = job({
  name: 'customers',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await followCustomers(context, workspaceId, { signal })
  },
})
