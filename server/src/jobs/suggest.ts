import { z } from 'zod'
import { suggestMatters } from '../use-cases/intake/suggest-matters.ts'
import { job } from './job.ts'

/** New cases opened: looks for others of the same author that may be the same matter. */
export const suggestJob = job({
  name: 'suggest',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await suggestMatters(context, workspaceId, { signal })
  },
})
