import type { MessageType } from '@evenhand/domain/facts/need.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { matterSignals } from './lexicon/lexicon.ts'
import type { MatterSignal, VoiceSignal } from './lexicon/lexicon.ts'
import { quote } from './reading.ts'
import type { MatterFound, Reading } from './reading.ts'
import { heads, severityScale } from './model/heads.ts'
import type { Scorer } from './model/scorer.ts'
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

/** A word carries a judgement when it adds so much to its log-odds. */
const leastShare = 0.3
const mostCarrying = 3
/** Further words of a long text add nothing for the eye. */
const enoughWords = 120

/**
 * The words that carried a column of the model most, in the order of the text: each strongest word with its neighbours on both sides that
 * carried it too, over one word between them that did not, within a clause. What a word carries is the sum of its own weight and those of
 * its parts.
 */
function carrying(text: string, reading: Reading, scorer: Scorer, column: number): string[] {
  const words = reading.content.length > enoughWords ? reading.content.slice(0, enoughWords) : reading.content
  const shares: number[] = []
  let isAnyStrong = false
  for (const { written } of words) {
    const share = scorer.shareOf(written.word, column)
    shares.push(share)
    if (share >= leastShare) isAnyStrong = true
  }
  if (!isAnyStrong) return []
  const strongest = shares
    .map((share, at) => ({ share, at }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostCarrying)
    .sort((a, b) => a.at - b.at)
  const found: string[] = []
  let until = -1
  for (const { at } of strongest) {
    if (at <= until) continue
    const first = Math.max(reach(words, shares, at, -1), until + 1)
    until = reach(words, shares, at, 1)
    found.push(text.slice(words[first]?.start ?? 0, words[until]?.end ?? 0))
  }
  return found
}

/** How far a phrase goes from a word in one direction: while words help, and over a single one that does not. */
function reach(words: Reading['content'], shares: readonly number[], from: number, step: 1 | -1): number {
  const helps = (at: number): boolean => (shares[at] ?? 0) >= leastShare / 2
  // What stands between two words is told by the later of them.
  const isJoined = (at: number): boolean => words[step === 1 ? at : at + 1]?.breakBefore === 0
  let at = from
  for (;;) {
    const [next, after] = [at + step, at + 2 * step]
    if (isJoined(next) && helps(next)) at = next
    else if (isJoined(next) && isJoined(after) && helps(after)) at = after
    else return at
  }
}

/** Adds what the model went by: for the type, and for a severity above low. */
export function addCarrying(
  evidence: Evidence[],
  text: string,
  reading: Reading,
  scorer: Scorer,
  type: MessageType,
  severity: Severity | 'none',
): void {
  const grade = severityScale.indexOf(severity)
  if (grade > 1)
    for (const words of carrying(text, reading, scorer, heads.severity.first + grade - 1)) add(evidence, severity, words)
  if (type !== 'other')
    for (const words of carrying(text, reading, scorer, heads.type.first + heads.type.labels.indexOf(type)))
      add(evidence, type, words)
}
