import type { Actor } from '../use-cases/context.ts'

const staleAfterMs = 10_000
const mostEntries = 5_000

/**
 * Remembers for some seconds who a cookie stands for and what that person may do, so that a busy desk does not ask the database with
 * every request. A session or role that was taken away by another process is believed for at most that long.
 */
export type ActorCache = {
  /** @param find asks the database; only what it finds is remembered */
  actorOf(cookie: string, find: () => Promise<Actor | null>): Promise<Actor | null>
  /** Somebody signed out or changed: ask anew. */
  forgetAll(): void
}

/** @param now milliseconds of any monotonic clock */
export function actorCache(now: () => number = () => performance.now()): ActorCache {
  const actors = new Map<string, { actor: Actor; until: number }>()
  return {
    async actorOf(cookie, find) {
      const known = actors.get(cookie)
      if (known && known.until > now()) return known.actor
      const actor = await find()
      actors.delete(cookie)
      if (actors.size >= mostEntries) actors.clear()
      if (actor !== null) actors.set(cookie, { actor, until: now() + staleAfterMs })
      return actor
    },
    forgetAll: () => actors.clear(),
  }
}
