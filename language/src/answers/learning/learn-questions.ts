import type { LearnedQuestions, SolvedQuestion } from '../answer.ts'
import { questionFeatures } from './question-features.ts'
import type { QuestionFeatures } from './question-features.ts'
import { trainSoftmax } from './softmax.ts'
import type { Pace } from './softmax.ts'
import { weigh } from './weigh.ts'

/** Chosen by cross-validation (docs/answers.md). */
const pace: Pace = { epochs: 15, step: 4 }
const densePace: Pace = { epochs: 12, step: 1 }
/** Fewer earlier questions than this teach nothing that the nearest question does not say. */
const leastQuestions = 3
const leastOccurrences = 2
/** What one training may take: so many answers, those with most questions first, and so many weights (4 bytes each). */
const most = { answers: 500, weights: 24_000_000 } as const
export type LearnOptions = { mostWeights?: number }

/**
 * Learns from earlier questions which document answers: words, pairs of words and runs of letters into multinomial logistic
 * regression; where questions carry dense vectors, a second one over those. Deterministic. 10,000 questions of 77 answers take some ten
 * seconds. Null when fewer than two documents have three questions.
 * @example learnQuestions([{ id: 'returns', text: 'how do I send it back' }, …])
 */
export function learnQuestions(
  examples: readonly SolvedQuestion[],
  { mostWeights = most.weights }: LearnOptions = {},
): LearnedQuestions | null {
  const ids = worthLearning(examples)
  if (ids.length < 2) return null
  const labelOf = new Map(ids.map((id, label) => [id, label]))
  const known = examples.filter(({ id }) => labelOf.has(id))
  const features = known.map(({ text }) => questionFeatures(text))
  const { hashes, rarity } = frequentFeatures(features, Math.floor(mostWeights / ids.length))
  const table = { rowOf: new Map(Array.from(hashes, (hash, row) => [hash, row])), rarity }
  const labelled = known.map(({ id }, at) => ({
    ...weigh(features[at] ?? { words: new Map(), letters: new Map() }, table),
    label: labelOf.get(id) ?? 0,
  }))
  const { weights, bias } = trainSoftmax(labelled, hashes.length, ids.length, pace)
  return { ids, features: hashes, rarity, weights, bias, dense: learnVectors(known, labelOf) }
}

/** Those with enough questions, the most asked first; ties in the order of their first question. */
function worthLearning(examples: readonly SolvedQuestion[]): string[] {
  const counts = new Map<string, number>()
  for (const { id } of examples) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= leastQuestions)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most.answers)
    .map(([id]) => id)
}

/** Features that occur at least twice, at most so many: those of most questions. */
function frequentFeatures(all: readonly QuestionFeatures[], limit: number): { hashes: Uint32Array; rarity: Float32Array } {
  const counts = new Map<number, number>()
  for (const { words, letters } of all) {
    for (const key of words.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const key of letters.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, count]) => count >= leastOccurrences)
  if (kept.length > limit) kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]).splice(limit)
  kept.sort((a, b) => a[0] - b[0])
  return {
    hashes: Uint32Array.from(kept, ([key]) => key),
    rarity: Float32Array.from(kept, ([, count]) => Math.log((1 + all.length) / (1 + count)) + 1),
  }
}

function learnVectors(examples: readonly SolvedQuestion[], labelOf: ReadonlyMap<string, number>): LearnedQuestions['dense'] {
  const length = examples.find(({ vector }) => vector)?.vector?.length ?? 0
  const complete = examples.filter(({ vector }) => vector?.length === length)
  if (length === 0 || complete.length < examples.length) return null
  const rows = Int32Array.from({ length }, (_, row) => row)
  const labelled = complete.map(({ id, vector }) => ({ rows, values: unitVector(vector ?? []), label: labelOf.get(id) ?? 0 }))
  return trainSoftmax(labelled, length, labelOf.size, densePace)
}

/** A vector of length 1, so that dot products are cosines; all zeros stay. */
export function unitVector(vector: ArrayLike<number>): Float32Array {
  let squares = 0
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) ** 2
  const length = Math.sqrt(squares) || 1
  return Float32Array.from(vector, value => value / length)
}
