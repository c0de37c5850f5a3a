import { sql } from 'kysely'
import { timestamp } from './db/database.ts'
import type { Context } from './use-cases/context.ts'
import { auditDue } from './use-cases/fairness/audit-due.ts'
import { runClock } from './use-cases/clock/run-clock.ts'
import { linkProfiles } from './use-cases/links/link-profiles.ts'
import { processIntake } from './use-cases/intake/process.ts'
import { suggestMatters } from './use-cases/intake/suggest-matters.ts'
import { sendDue } from './use-cases/outbox/send-due.ts'
import { readTopics } from './use-cases/topics/read-topics.ts'
import { followCustomers } from './use-cases/value/follow-customers.ts'

type Work = { workspace_id: string; intake: boolean; clock: boolean; outbox: boolean }

/** Handles everything that is due at the clock's now, until nothing is: what the jobs do one by one. */
export async function processAll(context: Context): Promise<void> {
  for (;;) {
    const { rows } = await sql<Work>`select * from app.workspaces_with_work(${timestamp(context.clock.now())})`.execute(
      context.db,
    )
    const isAudited = await auditAll(context)
    if (rows.length === 0 && !isAudited) {
      await linkAll(context)
      return followAll(context)
    }
    for (const work of rows) {
      if (work.intake) {
        await processIntake(context, work.workspace_id)
        await suggestMatters(context, work.workspace_id)
        await readTopics(context, work.workspace_id)
      }
      if (work.clock) await runClock(context, work.workspace_id)
      if (work.outbox) await sendDue(context, work.workspace_id)
    }
  }
}

async function linkAll(context: Context): Promise<void> {
  const { rows } = await sql<{ workspace_id: string }>`select * from app.workspaces_to_link()`.execute(context.db)
  for (const { workspace_id } of rows) await linkProfiles(context, workspace_id)
}

async function auditAll(context: Context): Promise<boolean> {
  const { rows } = await sql<{ workspace_id: string }>`
    select * from app.workspaces_to_audit(${timestamp(context.clock.now())})`.execute(context.db)
  for (const { workspace_id } of rows) await auditDue(context, workspace_id)
  return rows.length > 0
}

async function followAll(context: Context): Promise<void> {
  const { rows } = await sql<{ workspace_id: string }>`
    select * from app.workspaces_to_value(${timestamp(context.clock.now())})`.execute(context.db)
  for (const { workspace_id: workspaceId } of rows) await followCustomers(context, workspaceId)
}
