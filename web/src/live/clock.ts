import { useSyncExternalStore } from 'react'

/** How far the server's clock is ahead of the reader's, in milliseconds. Promises are kept by the server's. */
let aheadMs = 0

/** Called with every instant that the server gives as its own present. */
export function noteServerTime(now: string): void {
  aheadMs = Date.parse(now) - Date.now()
}

export function serverNow(): number {
  return Date.now() + aheadMs
}

type Ticker = { subscribe: (listener: () => void) => () => void; now: () => number }

/** One timer for all who look at it, running only while somebody does. */
function ticker(everyMs: number): Ticker {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = 0
  const tick = () => {
    now = serverNow()
    for (const listener of listeners) listener()
  }
  return {
    now: () => (listeners.size > 0 && now > 0 ? now : Math.floor(serverNow() / everyMs) * everyMs),
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        now = serverNow()
        timer = setInterval(tick, everyMs)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
}

const coarse = ticker(10_000)
const fine = ticker(250)

/** The server's present, renewed every ten seconds: enough for words about minutes. */
export function useNow(): number {
  return useSyncExternalStore(coarse.subscribe, coarse.now)
}

/** The server's present, four times a second: for a countdown that somebody watches. */
export function useCountdownNow(): number {
  return useSyncExternalStore(fine.subscribe, fine.now)
}
