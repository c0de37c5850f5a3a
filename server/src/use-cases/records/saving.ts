import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { takeRecordsTurn } from '../../db/queries/records.ts'
import type { Context } from '../context.ts'
import type { Foreseen } from './foreseen.ts'

/** What storing records stands on: one transaction, whose turn it is. */
export type Saving = {
  tx: Tx
  workspaceId: string
  now: Instant
  newId(): string
  /** Only say what would change: nothing is written. */
  dryRun: Foreseen | null
}

/**
 * Waits for the workspace's turn to store records in this transaction.
 * @example await saveCustomers(await openSaving(tx, context, workspaceId), [record])
 */
export async function openSaving(
  tx: Tx,
  { clock, newId }: Pick<Context, 'clock' | 'newId'>,
  workspaceId: string,
  dryRun: Foreseen | null = null,
): Promise<Saving> {
  await takeRecordsTurn(tx, workspaceId)
  return { tx, workspaceId, now: clock.now(), newId: () => newId(), dryRun }
}
