export type StopSignal = Disposable & {
  /** Resolves with the signal's name when somebody wants us to stop. */
  wanted: Promise<string>
  /** Fires when they want it a second time: then nothing is waited for. */
  hurry: AbortSignal
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** npm passes on the Ctrl-C that the terminal has sent us already: one wish, not two. */
const sameWishMs = 700

/** Listens for Ctrl-C, `kill` and a closed terminal. */
export function listenForStop(now: () => number = () => performance.now()): StopSignal {
  const hurry = new AbortController()
  const { promise, resolve } = Promise.withResolvers<string>()
  let firstAt: number | undefined
  const heard = (signal: string): void => {
    firstAt ??= now()
    resolve(signal)
    if (now() - firstAt > sameWishMs) hurry.abort()
  }
  for (const signal of signals) process.on(signal, heard)
  return {
    wanted: promise,
    hurry: hurry.signal,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, heard)
    },
  }
}
