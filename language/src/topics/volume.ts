import { read } from '../reading.ts'
import type { Reading } from '../reading.ts'
import { tokenise } from '../tokens.ts'
import type { Tokens } from '../tokens.ts'

/** How something is said, and nothing of what: none of it may carry a topic. Politeness may ("thank you" can be one). */
const loud = new Set(['insult', 'anger', 'publicity', 'threat'])

/**
 * The normalised text without insults, anger, threats and talk of publicity, so that loudness cannot carry a topic or part the words of one.
 * @example withoutVolume('my bloody charger hums') // 'my charger hums'
 */
export function withoutVolume(raw: string): string {
  const message = tokenise(raw)
  return quietText(message, read(message))
}

/** The words of a message without those of its volume; the message itself where it holds none. */
export function quietWords(message: Tokens, { removed }: Reading): Tokens {
  if (removed.length === 0) return message
  const out = new Set(removed.filter(({ signal }) => loud.has(signal)).map(({ token }) => token.start))
  return out.size === 0 ? message : { ...message, words: message.words.filter(({ start }) => !out.has(start)) }
}

/** As `withoutVolume`, of a message that has been read already. */
export function quietText({ text }: Tokens, { removed }: Reading): string {
  let quiet = ''
  let from = 0
  for (const { token, signal } of removed) {
    if (!loud.has(signal) || token.start < from) continue
    quiet += text.slice(from, token.start)
    from = token.end
    if (quiet.endsWith(' ') && text[from] === ' ') from += 1
  }
  return from === 0 ? text : quiet + text.slice(from)
}
