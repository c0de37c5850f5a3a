import type { Understanding } from '@evenhand/language/understanding.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import type { Reader } from './reading-thread.ts'

/** Reads in this thread. */
export const readHere: Reader = { read: (texts, { understand }) => Promise.resolve(readAll(texts, understand)) }

/** What each text says by itself; null where reading failed: it will fail again in its own turn, where that is noted. */
export function readAll(texts: readonly string[], understand: Understand): (Understanding | null)[] {
  return texts.map(text => {
    try {
      return understand(text)
    } catch {
      return null
    }
  })
}
