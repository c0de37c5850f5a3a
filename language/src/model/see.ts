import { messageTypes } from '@evenhand/domain/facts/need.ts'
import type { Danger } from '../risks.ts'
import { matterSignals } from '../lexicon/lexicon.ts'
import type { Judgement } from '../judgement.ts'
import type { Reading } from '../reading.ts'
import type { Places } from '../signals.ts'
import type { Tokens } from '../tokens.ts'
import { withoutClaims } from '../voice-frames.ts'
import type { MessageContext } from '../understanding.ts'
import { knownConcepts } from '../concepts/known-concepts.ts'
import type { Seen } from './features.ts'
import { severityScale } from './heads.ts'
import { voiceOf } from './voice.ts'

/** What the lexicons made of a message: the model takes their word as a hint, not as the truth. */
export type Rules = { said: Places; dangers: readonly Danger[]; judgement: Judgement; hasReference: boolean }

const none: readonly string[] = []

/** Sizes that tell a remark from a story. */
function sizeOf(words: number): string {
  if (words <= 2) return `size:${words}`
  if (words <= 5) return 'size:few'
  if (words <= 10) return 'size:some'
  return words <= 20 ? 'size:many' : 'size:long'
}

function askSignals(reading: Reading): readonly string[] {
  let asking = 0
  for (const token of reading.content) if (token.asks) asking += 1
  if (asking === 0) return none
  return ['asks', ...(reading.content.at(-1)?.asks === true ? ['asks-last'] : []), ...(asking > 1 ? ['asks-more'] : [])]
}

/** Names that stand in every message are put together once. */
const ruled = new Map<string, string>([...messageTypes, ...severityScale].map(judged => [judged, `rule:${judged}`]))
const saying = new Map(matterSignals.map(signal => [signal, `said:${signal}`]))

function ruleSignals({ said, dangers, judgement, hasReference }: Rules): string[] {
  const { type, severity, needsReply } = judgement
  const signals = [ruled.get(type) as string, ruled.get(severity) as string, needsReply ? 'rule:reply' : 'rule:quiet']
  for (const signal of said.keys()) if (signal !== 'journalist') signals.push(saying.get(signal) as string)
  for (const danger of dangers) signals.push(`danger:${danger.kind ?? danger.found.signal}:${danger.now ? 'now' : 'past'}`)
  if (hasReference) signals.push('reference')
  return signals
}

const asksPerson = /\?|\b(dm|pn|mp|message privé|mensaje privado|privat|direct message|let us know|please provide|send us)\b/i
const saysSorry = /\b(sorry|apolog|entschuldig|leid|désolé|desole|excus|perd[oó]n|disculp|scus|spiace|przepraszam|desculp|özür)/i

/** What earlier turns tell: whether this is an answer, to what, and how grave it was before. */
function contextSignals(context: MessageContext | undefined, earlierSeverity: string | null): string[] {
  if (context === undefined || context.earlier.length === 0) return ['first-turn']
  const signals = ['reply']
  const last = context.earlier.at(-1)
  if (last?.direction === 'other') signals.push('to-customer')
  if (last?.direction === 'out') {
    signals.push('after-company')
    if (asksPerson.test(last.text)) signals.push('after-question')
    if (saysSorry.test(last.text)) signals.push('after-apology')
  }
  if (earlierSeverity !== null) signals.push(`before:${earlierSeverity}`)
  return signals
}

function claimsOf({ matter, tokens }: Reading): { start: number; end: number }[] {
  return matter
    .filter(({ signal }) => signal === 'journalist')
    .map(({ start, end }) => ({ start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }))
}

/** Lays a message out for the model. Whatever is voice stands apart, so that what is said is judged without it. */
export function see(
  message: Tokens,
  reading: Reading,
  rules: Rules,
  context: MessageContext | undefined,
  earlierSeverity: string | null,
): Seen {
  const { said } = rules
  const { removed } = reading
  const content = said.has('journalist') ? withoutClaims(reading.content, claimsOf(reading)) : reading.content
  const signals = [
    ...ruleSignals(rules),
    ...askSignals(reading),
    sizeOf(content.length),
    ...contextSignals(context, earlierSeverity),
  ]
  const words = content.map(token => token.written.word.plain)
  return {
    words,
    concepts: knownConcepts.find(words),
    begins: content.map((token, at) => at === 0 || token.breakBefore === 2),
    // Only the same danger may be named twice.
    signals: rules.dangers.length > 1 ? [...new Set(signals)] : signals,
    voiceWords: removed.map(({ token }) => token.written.word.plain),
    voice: voiceOf(message, reading),
  }
}
