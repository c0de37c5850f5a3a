import { Discovery } from '@evenhand/language/topics/discovery/discovery.ts'
import { Rarity } from '@evenhand/language/topics/discovery/rarity.ts'
import { daysBefore } from '@evenhand/domain/time/instant.ts'
import type { Tx } from '../../db/database.ts'
import { groupsSince, keptApart } from '../../db/queries/topics/groups.ts'
import type { RowOf } from '../../db/tables.ts'
import type { TopicsContext } from './topics-context.ts'

/** The groups of a workspace as a reader has them in mind, until somebody else has changed them. */
export type Remembered = { turn: number; discovery: Discovery }

/** A group that nobody joined for so long is not joined any more. */
const daysOpen = 60
const mostGroups = 4000
const minds = new WeakMap<TopicsContext['db'], Map<string, Remembered>>()

/** What this process remembers of a workspace, or what the database holds when that is newer. */
export async function recallGroups(tx: Tx, context: TopicsContext, reading: RowOf<'topic_reading'>): Promise<Discovery> {
  const { workspace_id: workspaceId, turn } = reading
  const known = minds.get(context.db)?.get(workspaceId)
  if (known?.turn === turn) return known.discovery
  const rows = await groupsSince(tx, workspaceId, daysBefore(context.clock.now(), daysOpen), mostGroups)
  const apart = new Set((await keptApart(tx)).flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
  return new Discovery({
    newId: context.newId,
    groups: rows.map(({ id, weights, size, last_at }) => ({ id, weights: new Map(weights), size, at: last_at })),
    rarity: rarityOf(reading),
    areKeptApart: (one, other) => apart.has(`${one} ${other}`),
  })
}

/** Call after the transaction that wrote it: what was rolled back must not be remembered. */
export function rememberGroups(context: TopicsContext, workspaceId: string, remembered: Remembered): void {
  const mind = minds.get(context.db) ?? new Map<string, Remembered>()
  // One workspace at a time is enough for what comes in a stream, and bounds what is held.
  mind.clear()
  minds.set(context.db, mind.set(workspaceId, remembered))
}

export function forgetRemembered(context: TopicsContext): void {
  minds.delete(context.db)
}

function rarityOf({ documents, counts }: RowOf<'topic_reading'>): Rarity {
  if (counts === null) return new Rarity()
  return new Rarity({
    documents,
    counts: new Uint16Array(counts.buffer.slice(counts.byteOffset, counts.byteOffset + counts.byteLength)),
  })
}
