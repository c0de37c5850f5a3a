import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Understanding } from '@evenhand/language/understanding.ts'

/** Words by themselves to what they say; null where reading failed: it will fail again in its own turn, where that is noted. */
export type Reader = { read(texts: readonly string[]): Promise<readonly (Understanding | null)[]> }

/** Fewer are read at once where they are: a thread costs more to ask than it saves. */
const worthAsking = 64
/** A quiet thread gives its memory back. */
const idleMilliseconds = 60_000

/**
 * Reads messages in a thread of its own, while this one places and decides those before them. Started with the first large batch.
 * @example const [first] = await thread.read(texts)
 */
export function openReadingThread(readHere: Reader): Reader & AsyncDisposable {
  let worker: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopping = worker
    worker = null
    await stopping?.terminate()
  }

  async function ask(texts: readonly string[]): Promise<readonly (Understanding | null)[]> {
    clearTimeout(idle)
    worker ??= startWorker()
    const asked = worker
    try {
      // A thread is no window: there is no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      asked.postMessage(texts)
      const [read]: (readonly (Understanding | null)[])[] = await once(asked, 'message')
      idle = setTimeout(() => void stop(), idleMilliseconds).unref()
      return read ?? []
    } catch {
      // The thread died, of too little memory for example. Nothing is lost by it: the words are read here.
      await stop()
      return readHere.read(texts)
    }
  }

  return {
    async read(texts) {
      if (texts.length < worthAsking) return readHere.read(texts)
      const answer = turn.then(() => ask(texts))
      turn = answer.catch(() => undefined)
      return answer
    },
    async [Symbol.asyncDispose]() {
      await turn
      await stop()
    },
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('reading-thread.worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
  })
  worker.unref()
  return worker
}
