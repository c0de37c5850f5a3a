import { z } from 'zod'
import { linkProfiles } from '../use-cases/links/link-profiles.ts'
import { job } from './job.ts'

/** Profiles or customers are new or called otherwise: finds out who is behind whom. */
export const linkJob = job({
  name: 'link',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await linkProfiles(context, workspaceId, { signal })
  },
})
