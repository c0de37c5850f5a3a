import { parentPort, workerData } from 'node:worker_threads'
import { learnQuestions } from '@evenhand/language/answers/learning/learn-questions.ts'
import type { ToLearn } from './answer-learner.ts'

const { examples, mostWeights }: ToLearn = workerData
// A thread is no window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(learnQuestions(examples, { mostWeights }))
