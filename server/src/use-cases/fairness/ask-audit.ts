import { inWorkspace } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as runs from '../../db/queries/fairness/runs.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { FairnessContext } from './audit-due.ts'

/** An audit at once, on somebody's behalf. While one is being done, that one is it. */
export async function askAudit(context: FairnessContext, actor: Actor): Promise<void> {
  const { workspaceId, userId } = actor
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    await runs.addNextNight(tx, workspaceId, context.newId(), now)
    const next = await runs.lockNextRun(tx, workspaceId)
    if (next === undefined || next.state === 'running') return
    await runs.hurryRun(tx, next.id, userId, now)
    await enqueue(tx, { task: 'fairness', workspaceId })
    await noteAudit(tx, { workspaceId, at: now, userId, action: 'fairness.asked', target: { kind: 'fairness', id: next.id } })
    await runs.announceFairness(tx, workspaceId)
  })
}

/**
 * Ends what is being done, or asked for; the next night stays as it is.
 * @throws EvenhandError `conflict` when it has ended by itself
 */
export async function cancelAudit(context: FairnessContext, actor: Actor, id: string): Promise<void> {
  const { workspaceId, userId } = actor
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async tx => {
    const next = await runs.lockNextRun(tx, workspaceId)
    const isAsked = next?.state === 'running' || (next?.cause === 'person' && next.state === 'waiting')
    if (next?.id !== id || !isAsked) throw new EvenhandError('conflict', 'This audit has ended already.')
    await runs.cancelRun(tx, id, now)
    await runs.addNextNight(tx, workspaceId, context.newId(), now)
    await noteAudit(tx, { workspaceId, at: now, userId, action: 'fairness.cancelled', target: { kind: 'fairness', id } })
    await runs.announceFairness(tx, workspaceId)
  })
}
