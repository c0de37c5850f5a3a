import type { Tx } from '../../db/database.ts'
import { nextClockInstant } from '../../db/queries/clock.ts'
import { enqueue } from '../../db/queries/jobs.ts'

/** Wakes the clock at the next instant at which a case changes by itself. */
export async function armClock(tx: Tx, workspaceId: string): Promise<void> {
  const at = await nextClockInstant(tx, workspaceId)
  if (at !== null) await enqueue(tx, { task: 'clock', workspaceId, at })
}
