import type { MessageType } from '@evenhand/domain/facts/need.ts'
import { matterSignals } from './lexicon/lexicon.ts'
import type { MatterSignal, VoiceSignal } from './lexicon/lexicon.ts'
import { quote } from './reading.ts'
import type { MatterFound, Reading } from './reading.ts'
import type { Evidence } from './understanding.ts'

const mostEvidence = 8

/** Signals that only help to read others; alone they are no reason for anything. */
const helpers: ReadonlySet<MatterSignal> = new Set([
  'child',
  'frail',
  'peril',
  'deadline',
  'occasion',
  'past',
  'question-word',
  'medicine',
  'disability',
  'journalist',
])
const quietTypes: ReadonlySet<string> = new Set(['question', 'request', 'suggestion', 'praise'] satisfies MessageType[])
const unshown: ReadonlySet<VoiceSignal> = new Set(['politeness', 'look-alike', 'literal'])

const rank: ReadonlyMap<MatterSignal, number> = new Map(matterSignals.map((signal, at) => [signal, at]))

function isReason(found: MatterFound, type: MessageType): boolean {
  if (helpers.has(found.signal)) return false
  return !quietTypes.has(found.signal) || found.signal === type
}

function add(into: Evidence[], signal: string, words: string): void {
  const known = into.findIndex(each => each.signal === signal && (each.words.includes(words) || words.includes(each.words)))
  const longer = known >= 0 && words.length > (into[known]?.words.length ?? 0)
  if (known < 0 && into.length < mostEvidence) into.push({ signal, words })
  else if (longer) into[known] = { signal, words }
}

/** The words that carried the judgement, gravest first, then those of the manner, each signal with its longest quotation. */
export function findEvidence(text: string, reading: Reading, all: readonly MatterFound[], type: MessageType): Evidence[] {
  const reasons = all.filter(found => isReason(found, type))
  const evidence: Evidence[] = []
  const gravest = reasons.slice(0, 200).sort((a, b) => (rank.get(a.signal) ?? 0) - (rank.get(b.signal) ?? 0))
  for (const found of gravest) add(evidence, found.signal, quote(text, reading.tokens, found))
  for (const { signal, words } of reading.voice.slice(0, 50)) if (!unshown.has(signal)) add(evidence, signal, words)
  return evidence
}
