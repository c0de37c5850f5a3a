import { conceptNames } from '../src/concepts/known-concepts.ts'
import { eachConcept, signalValue, wordScale } from '../src/model/features.ts'
import type { Seen } from '../src/model/features.ts'
import { heads } from '../src/model/heads.ts'
import { hashText, spaces } from '../src/model/hash.ts'
import type { Example } from './examples.ts'

/** What twins without words teach: what is grave and which danger it is. */
const taughtFrom = heads.severity.first + heads.severity.labels.indexOf('high')
const taughtUntil = heads.affected.first

/**
 * A message as nothing but what its words mean and what the lexicons found. In a message as it stands, words of its own language take most
 * of the weight, and what was learned from it says little to another language; without them the concepts have to carry it. It teaches
 * dangers alone: type, tone and whether an answer is owed lie in small words that mean nothing by themselves.
 */
export function meaningOf(seen: Seen, targets: Float32Array): Example {
  const features = new Map<number, number>()
  const scale = wordScale(seen.words.length)
  eachConcept(seen.concepts, conceptNames, (hash, value) => features.set(hash, (features.get(hash) ?? 0) + value * scale))
  for (const signal of seen.signals) features.set(hashText(signal, spaces.signal), signalValue)
  const taught = targets.map((target, column) => (column >= taughtFrom && column < taughtUntil ? target : Number.NaN))
  taught[heads.needsReply.first] = Number.NaN
  return {
    hashes: Uint32Array.from(features.keys()),
    voiceFrom: features.size,
    values: Float32Array.from(features.values()),
    targets: taught,
    weight: 1,
  }
}
