import { z } from 'zod'
import { indexWords } from '../use-cases/cases/index-words.ts'
import { job } from './job.ts'

/** Reads what came in into the search index, when a search has found more than it could wait for. */
export const searchJob = job({
  name: 'search',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await indexWords(context, workspaceId, signal)
  },
})
