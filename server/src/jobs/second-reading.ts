import { z } from 'zod'
import { askSecond } from '../use-cases/understanding/ask-second.ts'
import { job } from './job.ts'

/** Something was read with doubt: a second model is asked, where an operator has named one. */
export const secondReadingJob = job({
  name: 'second-reading',
  payload: z.object({ workspaceId: z.uuid() }),
  async run({ secondReader, ...context }, { workspaceId }, signal) {
    if (secondReader !== undefined) await askSecond({ ...context, secondReader }, workspaceId, signal)
  },
})
