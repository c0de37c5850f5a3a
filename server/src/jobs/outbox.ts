import { z } from 'zod'
import { sendDue } from '../use-cases/outbox/send-due.ts'
import { job } from './job.ts'

/** Replies whose undo time is over, or whose next attempt has come. */
export const outboxJob = job({
  name: 'outbox',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(context, { workspaceId }, signal) {
    await sendDue(context, workspaceId, signal)
  },
})
