import { EvenhandError } from '../errors.ts'

export type Limiter = {
  /** Counts one try. @throws `too-many-requests` with the seconds to wait */
  take(key: string): void
}

const mostKeys = 10_000

/**
 * At most `most` tries per key within a window that starts with the first. Per process: behind several of them the limit is
 * that many times higher, which still keeps guessing hopeless.
 * @example rateLimit({ most: 10, windowMs: 60_000, now: clock.now }).take(address)
 */
export function rateLimit({ most, windowMs, now }: { most: number; windowMs: number; now: () => number }): Limiter {
  const windows = new Map<string, { ends: number; count: number }>()
  return {
    take(key) {
      const at = now()
      const known = windows.get(key)
      const window = known && known.ends > at ? known : { ends: at + windowMs, count: 0 }
      window.count += 1
      windows.delete(key)
      windows.set(key, window)
      const [oldest] = windows.keys()
      if (windows.size > mostKeys && oldest !== undefined) windows.delete(oldest)
      if (window.count <= most) return
      const retryAfterSeconds = Math.ceil((window.ends - at) / 1000)
      throw new EvenhandError('too-many-requests', `That was too often. Try again in ${retryAfterSeconds} seconds.`, {
        details: { retryAfterSeconds },
      })
    },
  }
}
