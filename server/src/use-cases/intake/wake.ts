import { enqueue } from '../../db/queries/jobs.ts'
import type { Tx } from '../../db/database.ts'

/** Tells a worker that something waits, when this transaction commits. However often it is told, one job waits. */
export async function wakeIntake(tx: Tx, workspaceId: string): Promise<void> {
  await enqueue(tx, { task: 'intake', workspaceId })
}
