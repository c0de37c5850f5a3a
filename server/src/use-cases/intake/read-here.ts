import type { Understanding } from '@evenhand/language/understanding.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import type { Reader, Words } from './reading-apart.ts'

/** Reads in this thread. */
export const readHere: Reader = { read: (messages, { understand }) => Promise.resolve(readAll(messages, understand)) }

/** What each message says after those before it; null where reading failed: it will fail again in its own turn, where that is noted. */
export function readAll(messages: readonly Words[], understand: Understand): (Understanding | null)[] {
  return messages.map(({ text, earlier }) => {
    try {
      return understand(text, earlier.length === 0 ? undefined : { earlier })
    } catch {
      return null
    }
  })
}
