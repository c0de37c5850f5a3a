import type { ImportedMessage } from '@evenhand/files/draft.ts'
import type { Tx } from '../../db/database.ts'
import { advanceImport, announceImport, archiveChannels } from '../../db/queries/imports.ts'
import type { Context } from '../context.ts'
import { receiveMixed } from '../intake/receive.ts'
import { wakeIntake } from '../intake/wake.ts'

export type ImportKey = { workspaceId: string; importId: string }

/**
 * Stores some messages of a file and moves the import's cursor behind them, in the caller's one transaction: whenever the server
 * dies, an import goes on exactly behind what was stored.
 * @param known ids of channels by name; grows
 */
export async function storeBatch(
  tx: Tx,
  context: Context,
  { workspaceId, importId }: ImportKey,
  messages: readonly ImportedMessage[],
  known: Map<string, string>,
): Promise<void> {
  await learnChannels(tx, context, workspaceId, messages, known)
  const received = await receiveMixed(
    tx,
    context,
    { workspaceId, importId },
    messages.map(({ channel, activity }) => ({ channelId: known.get(channel.name) ?? '', activity })),
  )
  const accepted = received.filter(answer => answer === 'accepted').length
  await advanceImport(tx, importId, { accepted, duplicates: messages.length - accepted, done: messages.length })
  if (accepted > 0) await wakeIntake(tx, workspaceId)
  await announceImport(tx, workspaceId, importId)
}

async function learnChannels(
  tx: Tx,
  context: Context,
  workspaceId: string,
  messages: readonly ImportedMessage[],
  known: Map<string, string>,
): Promise<void> {
  const fresh = new Map<string, ImportedMessage['channel']>()
  for (const { channel } of messages) if (!known.has(channel.name)) fresh.set(channel.name, channel)
  if (fresh.size === 0) return
  const rows = [...fresh.values()].map(channel => ({ id: context.newId(), ...channel }))
  for (const [name, id] of await archiveChannels(tx, workspaceId, rows, context.clock.now())) known.set(name, id)
}
