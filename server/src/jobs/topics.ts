import { z } from 'zod'
import { readTopics } from '../use-cases/topics/read-topics.ts'
import { job } from './job.ts'

/** Messages came in, or topics were changed: finds out what they speak of. */
export const topicsJob = job({
  name: 'topics',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await readTopics(context, workspaceId, { signal })
  },
})
