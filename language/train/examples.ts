import { conceptNames } from '../src/concepts/known-concepts.ts'
import { eachConcept, eachOfRow, eachOfWord, signalValue, wordScale } from '../src/model/features.ts'
import type { Seen } from '../src/model/features.ts'
import { columns, heads, severityScale } from '../src/model/heads.ts'
import { hashText, spaces } from '../src/model/hash.ts'
import type { Labelled } from './corpus.ts'

/** One message in numbers: features by their 32-bit names, and for each column what is right (1, 0; NaN: not to be learned). */
export type Example = {
  hashes: Uint32Array
  /** From this place on the features are of the voice. */
  voiceFrom: number
  values: Float32Array
  targets: Float32Array
  weight: number
}

/** Every feature of a message with its value. The same sums are made by `Scorer`, which keeps what words add. */
export function eachFeature(seen: Seen, add: (hash: number, value: number) => void): void {
  const scale = wordScale(seen.words.length)
  const scaled = (hash: number, value: number): void => add(hash, value * scale)
  for (const word of new Set(seen.words.map(({ text }) => text))) eachOfWord(word, scaled)
  const hashes = Uint32Array.from(seen.words, ({ text }) => hashText(text, spaces.word))
  eachOfRow(hashes, hashes.length, seen.begins, scaled)
  eachConcept(seen.concepts, conceptNames, scaled)
  for (const signal of seen.signals) add(hashText(signal, spaces.signal), signalValue)
}

/** The features that only tone and abuse may see. */
export function eachVoiceFeature(seen: Seen, add: (hash: number, value: number) => void): void {
  for (const word of new Set(seen.voiceWords.map(({ text }) => text))) add(hashText(word, spaces.voiceWord), signalValue)
  for (const signal of seen.voice) add(hashText(signal, spaces.voice), signalValue)
}

export function targetsOf(message: Labelled): Float32Array {
  const targets = new Float32Array(columns)
  const set = (head: { first: number; labels: readonly string[] }, label: string): void => {
    const at = head.labels.indexOf(label)
    if (at >= 0) targets[head.first + at] = 1
  }
  set(heads.type, message.type)
  severityScale.slice(1, severityScale.indexOf(message.severity as never) + 1).forEach(label => set(heads.severity, label))
  if (message.needsReply) set(heads.needsReply, 'needsReply')
  for (const { kind } of message.risks) set(heads.risks, kind)
  if (message.risks.length === 0) targets[heads.now.first] = Number.NaN
  else if (message.risks.some(risk => risk.now)) set(heads.now, 'now')
  set(heads.affected, message.affected)
  if (message.complaint) set(heads.complaint, 'complaint')
  if (message.deadline) set(heads.deadline, 'deadline')
  set(heads.tone, message.tone)
  if (message.abusive) set(heads.abusive, 'abusive')
  // Who threatens buys nothing by it: such a message does not teach how grave matters are.
  if (message.abusive && message.risks.some(({ kind }) => kind === 'threat-to-others')) {
    targets.fill(Number.NaN, heads.severity.first, heads.severity.first + heads.severity.labels.length)
  }
  return targets
}

export function exampleOf(seen: Seen, targets: Float32Array, weight: number): Example {
  const features = new Map<number, number>()
  eachFeature(seen, (hash, value) => features.set(hash, (features.get(hash) ?? 0) + value))
  const voiceFrom = features.size
  eachVoiceFeature(seen, (hash, value) => features.set(hash, (features.get(hash) ?? 0) + value))
  return { hashes: Uint32Array.from(features.keys()), voiceFrom, values: Float32Array.from(features.values()), targets, weight }
}
