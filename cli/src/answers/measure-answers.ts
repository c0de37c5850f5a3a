import { createAnswerIndex } from '@evenhand/language/answers/answer-index.ts'
import type { AnswerIndex, SolvedQuestion } from '@evenhand/language/answers/answer.ts'
import { learnQuestions } from '@evenhand/language/answers/learning/learn-questions.ts'

const places = [1, 3, 5] as const
const bins = 10

/** How well answers are found. Shares are in [0, 1], times in milliseconds. */
export type AnswersMeasured = {
  questions: number
  answers: number
  earlierQuestions: number
  /** Share of questions whose answer is the first, among the first three, among the first five. */
  hit1: number
  hit3: number
  hit5: number
  /** Share of questions for which an answer was put forward, and of those, the share of right ones. */
  answered: number
  answeredRight: number
  /** Expected calibration error of the first suggestion's confidence, ten bins of equal width. */
  calibrationError: number
  learnMs: number
  /** Median and 99th percentile of one question. */
  askMs: { p50: number; p99: number }
}

/**
 * Each category of `earlier` is an answer, its texts are questions that it solved; `asked` are new ones. What is measured is what the
 * desk does: the same index, the same learning, the same order.
 */
export function measureAnswers(
  earlier: readonly SolvedQuestion[],
  asked: readonly SolvedQuestion[],
  now: () => number,
): AnswersMeasured {
  const began = now()
  const { index, answers } = indexOf(earlier)
  const learnMs = now() - began
  const ranks: number[] = []
  const times: number[] = []
  const firsts: { confidence: number; isRight: boolean; isAnswer: boolean }[] = []
  for (const { id, text, vector } of asked) {
    const start = now()
    const { suggestions, answer } = index.ask({ text, ...(vector && { vector }) }, { limit: 5 })
    times.push(now() - start)
    const rank = suggestions.findIndex(({ documentId }) => documentId === id)
    ranks.push(rank === -1 ? Infinity : rank + 1)
    firsts.push({ confidence: suggestions[0]?.confidence ?? 0, isRight: rank === 0, isAnswer: answer !== null })
  }
  const [hit1 = 0, hit3 = 0, hit5 = 0] = places.map(place => share(ranks, rank => rank <= place))
  const answered = firsts.filter(({ isAnswer }) => isAnswer)
  return {
    questions: asked.length,
    answers,
    earlierQuestions: earlier.length,
    hit1,
    hit3,
    hit5,
    answered: answered.length / asked.length,
    answeredRight: share(answered, ({ isRight }) => isRight),
    calibrationError: calibrationError(firsts),
    learnMs,
    askMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
  }
}

function indexOf(earlier: readonly SolvedQuestion[]): { index: AnswerIndex; answers: number } {
  const byAnswer = Map.groupBy(earlier, ({ id }) => id)
  const index = createAnswerIndex()
  for (const [id, questions] of byAnswer) {
    const vectors = questions.flatMap(({ vector }) => (vector ? [vector] : []))
    index.put({
      id,
      kind: 'solved-case',
      title: id,
      language: null,
      tags: [],
      passages: [],
      questions: questions.map(({ text }) => text),
      ...(vectors.length === questions.length && { questionVectors: vectors }),
    })
  }
  index.use(learnQuestions(earlier))
  return { index, answers: byAnswer.size }
}

function share<T>(all: readonly T[], holds: (each: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}

function calibrationError(firsts: readonly { confidence: number; isRight: boolean }[]): number {
  const byBin = Map.groupBy(firsts, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)))
  let error = 0
  for (const own of byBin.values()) {
    const said = own.reduce((sum, { confidence }) => sum + confidence, 0)
    const right = own.filter(({ isRight }) => isRight).length
    error += Math.abs(said - right) / firsts.length
  }
  return error
}

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}
