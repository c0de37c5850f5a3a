import { inWorkspace } from '../../db/database.ts'
import { indexNextMessages } from '../../db/queries/search.ts'
import type { Context } from '../context.ts'

const messagesAtOnce = 2000

/**
 * Reads what came in since the last time into the search index, in short transactions.
 * @returns how many messages were read
 */
export async function indexWords(context: Context, workspaceId: string, signal?: AbortSignal): Promise<number> {
  let total = 0
  for (;;) {
    const read = await indexSome(context, workspaceId)
    total += read
    if (read < messagesAtOnce || signal?.aborted) return total
  }
}

/** One short step of it: what a search can afford to wait for. @returns how many messages were read */
export function indexSome(context: Context, workspaceId: string): Promise<number> {
  return inWorkspace(context.db, workspaceId, tx => indexNextMessages(tx, workspaceId, messagesAtOnce))
}

/** True when one step was not enough. */
export function isMoreToRead(read: number): boolean {
  return read >= messagesAtOnce
}
