import type { Tx } from '../../db/database.ts'
import { wakeClock } from '../../db/queries/clock.ts'

/** Wakes the clock at the next instant at which a case changes by itself. */
export async function armClock(tx: Tx, workspaceId: string): Promise<void> {
  await wakeClock(tx, workspaceId)
}
