import { sql } from 'kysely'
import { z } from 'zod'
import { timestamp } from '../db/database.ts'
import { job } from './job.ts'

/** What stands in rows and is due, whoever should have woken for it: after a crash, a lost notice, a job that gave up. */
export const sweepJob = job({
  name: 'sweep',
  payload: z.unknown(),
  async run({ db, clock }) {
    await sql`
      select app.enqueue(work.task, json_build_object('workspaceId', w.workspace_id), null, null, work.task || ':' || w.workspace_id)
      from app.workspaces_with_work(${timestamp(clock.now())}) w
      cross join lateral (values ('intake', w.intake), ('clock', w.clock), ('outbox', w.outbox)) as work (task, due)
      where work.due`.execute(db)
    // One after the other in the whole installation: each takes a processor to itself.
    await sql`
      select app.enqueue('fairness', json_build_object('workspaceId', w.workspace_id), 'fairness', null, 'fairness:' || w.workspace_id)
      from app.workspaces_to_audit(${timestamp(clock.now())}) w`.execute(db)
    await sql`
      select app.enqueue('link', json_build_object('workspaceId', w.workspace_id), null, null, 'link:' || w.workspace_id)
      from app.workspaces_to_link() w`.execute(db)
    await sql`
      select app.enqueue('customers', json_build_object('workspaceId', w.workspace_id), null, null, 'customers:' || w.workspace_id)
      from app.workspaces_to_value(${timestamp(clock.now())}) w`.execute(db)
  },
})
