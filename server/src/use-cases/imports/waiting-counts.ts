import type { ImportRow, Unhandled } from '../../db/queries/imports.ts'

type Counted = Pick<ImportRow, 'id' | 'accepted'>
type Count = (ids: readonly string[]) => Promise<ReadonlyMap<string, Unhandled>>
type Remembered = { unhandled: Unhandled; accepted: number; until: number }

/** What of each import is stored and no case yet. */
export type WaitingCounts = { of(imports: readonly Counted[], count: Count): Promise<ReadonlyMap<string, Unhandled>> }

/** So much of the time may go into counting. */
const share = 1 / 10
const none: Unhandled = { waiting: 0, failed: 0 }

/**
 * Counting reads all that waits, a quarter of a second for 300,000 messages, and whoever watches an import asks five times a second. So a
 * count is told again until ten times as long has passed as it took. "Nothing waits" is told again only while nothing more was stored:
 * it is what a watcher ends at.
 * @param now milliseconds, never going back
 */
export function waitingCounts(now: () => number = () => performance.now()): WaitingCounts {
  const remembered = new Map<string, Remembered>()
  const isGood = ({ id, accepted }: Counted): boolean => {
    const known = remembered.get(id)
    return known !== undefined && now() < known.until && (known.unhandled.waiting > 0 || known.accepted === accepted)
  }
  return {
    async of(imports, count) {
      const fresh = imports.filter(one => !isGood(one))
      if (fresh.length > 0) {
        const began = now()
        const counted = await count(fresh.map(({ id }) => id))
        const until = now() + (now() - began) / share
        for (const { id, accepted } of fresh) remembered.set(id, { unhandled: counted.get(id) ?? none, accepted, until })
      }
      return new Map(imports.map(({ id }) => [id, remembered.get(id)?.unhandled ?? none]))
    },
  }
}
