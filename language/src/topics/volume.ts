import { normalise } from '../normalise.ts'
import { read } from '../reading.ts'
import { tokenise } from '../tokens.ts'

/** How something is said, and nothing of what: none of it may carry a topic. Politeness may ("thank you" can be one). */
const loud = new Set(['insult', 'anger', 'publicity', 'threat'])

/**
 * The normalised text without insults, anger, threats and talk of publicity, so that loudness cannot carry a topic or part the words of one.
 * @example withoutVolume('my bloody charger hums') // 'my charger hums'
 */
export function withoutVolume(raw: string): string {
  const text = normalise(raw)
  const { removed } = read(tokenise(text))
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
