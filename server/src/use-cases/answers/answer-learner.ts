import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { LearnedQuestions, SolvedQuestion } from '@evenhand/language/answers/answer.ts'
import { startThread } from '../apart.ts'

/** Learns which answers solve which questions, in a thread of its own; one training at a time. */
export type AnswerLearner = AsyncDisposable & {
  /** Null when there is too little to learn from, or the thread died: then the nearest questions vote alone. */
  learn(examples: readonly SolvedQuestion[]): Promise<LearnedQuestions | null>
}

/** What a shelf has learned may take so many weights, 4 bytes each. */
const mostWeights = 4_000_000

export type ToLearn = { examples: readonly SolvedQuestion[]; mostWeights: number }

export function openAnswerLearner(): AnswerLearner {
  let turn: Promise<unknown> = Promise.resolve()
  let running: Worker | null = null
  let isClosing = false

  async function train(examples: readonly SolvedQuestion[]): Promise<LearnedQuestions | null> {
    if (isClosing) return null
    const workerData: ToLearn = { examples, mostWeights }
    const file = new URL('answer-learner.worker.ts', import.meta.url)
    const worker = startThread(file, { workerData, memory: { young: 16, kept: 256 } })
    running = worker
    try {
      const [learned]: (LearnedQuestions | null)[] = await Promise.race([
        once(worker, 'message'),
        once(worker, 'exit').then(() => []),
      ])
      return learned ?? null
    } catch {
      return null
    } finally {
      running = null
      await worker.terminate()
    }
  }

  return {
    learn(examples) {
      const learned = turn.then(() => train(examples))
      turn = learned
      return learned
    },
    async [Symbol.asyncDispose]() {
      isClosing = true
      await running?.terminate()
      await turn
    },
  }
}
