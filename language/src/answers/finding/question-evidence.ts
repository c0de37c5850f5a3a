import type { Question } from '../answer.ts'
import { questionFeatures } from '../learning/question-features.ts'
import type { LearnedAnswers } from '../learning/learned-answers.ts'
import type { EarlierQuestions, Nearest } from './earlier-questions.ts'
import { voteOf } from './evidence.ts'

/** How much each voice counts; those that are silent are left out, and the others share what is left. */
const voices = { learned: 1, nearest: 0.5, learnedByVector: 1, nearestByVector: 0.4 } as const
const nearestAsked = 20

/** What earlier questions say: how probable each document is, and the nearest question that it solved. */
export type QuestionEvidence = { probable: ReadonlyMap<number, number>; nearest: ReadonlyMap<number, Nearest> }

/**
 * Four voices in one: what was learned from earlier questions and the nearest of them, by words and by dense vectors, as a weighted
 * mean of probabilities. All of it shrinks where nothing like the question was asked before: what is learned always names somebody.
 * @param documentOf the document of an id that was learned; undefined when it is gone or may not be offered
 */
export function askEarlier(
  { text, vector }: Question,
  earlier: EarlierQuestions,
  learned: LearnedAnswers | null,
  documentOf: (id: string) => number | undefined,
): QuestionEvidence {
  const features = questionFeatures(text)
  const near = earlier.nearest(features, nearestAsked)
  const nearByVector = earlier.nearestByVector(vector, nearestAsked)
  const byWords = voteOf(near, 'words')
  const byVectors = voteOf(nearByVector, 'vectors')
  const sum = new Map<number, number>()
  let weights = 0
  const hear = (shares: Iterable<readonly [number, number]>, weight: number): void => {
    weights += weight
    for (const [document, share] of shares) sum.set(document, (sum.get(document) ?? 0) + weight * share)
  }
  const named = (chances: Float32Array, ids: readonly string[]): [number, number][] =>
    ids.flatMap((id, at) => {
      const document = documentOf(id)
      return document === undefined ? [] : [[document, chances[at] ?? 0]]
    })
  const learnedByWords = learned?.byWords(features)
  const learnedByVector = learned?.byVector(vector)
  if (learned && learnedByWords) hear(named(learnedByWords, learned.ids), voices.learned)
  if (near.length > 0) hear(byWords.shares, voices.nearest)
  if (learned && learnedByVector) hear(named(learnedByVector, learned.ids), voices.learnedByVector)
  if (nearByVector.length > 0) hear(byVectors.shares, voices.nearestByVector)
  const familiarity = Math.max(byWords.familiarity, byVectors.familiarity)
  for (const [document, value] of sum) sum.set(document, (familiarity * value) / weights)
  return { probable: sum, nearest: firstOfEach([...near, ...nearByVector]) }
}

function firstOfEach(all: readonly Nearest[]): Map<number, Nearest> {
  const first = new Map<number, Nearest>()
  for (const nearest of all) if (!first.has(nearest.document)) first.set(nearest.document, nearest)
  return first
}
