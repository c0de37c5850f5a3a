import type { LearnedQuestions } from '../answer.ts'
import { unitVector } from './learn-questions.ts'
import type { QuestionFeatures } from './question-features.ts'
import { probabilities } from './softmax.ts'
import { weigh } from './weigh.ts'
import type { FeatureTable } from './weigh.ts'

/** What was learned, ready to be asked. */
export class LearnedAnswers {
  readonly #learned: LearnedQuestions
  readonly #table: FeatureTable

  constructor(learned: LearnedQuestions) {
    this.#learned = learned
    this.#table = { rowOf: new Map(Array.from(learned.features, (hash, row) => [hash, row])), rarity: learned.rarity }
  }

  get ids(): readonly string[] {
    return this.#learned.ids
  }

  /** How probable each of `ids` is by the words of the question; null when it shares no feature with any earlier one. */
  byWords(features: QuestionFeatures): Float32Array | null {
    const weighed = weigh(features, this.#table)
    if (weighed.rows.length === 0) return null
    const into = new Float32Array(this.#learned.ids.length)
    probabilities(weighed, this.#learned, into)
    return into
  }

  /** The same by its dense vector; null without one, or when none was learned from. */
  byVector(vector: Float32Array | undefined): Float32Array | null {
    const { dense, ids } = this.#learned
    if (!dense || vector === undefined || vector.length * ids.length !== dense.weights.length) return null
    const into = new Float32Array(ids.length)
    const rows = Int32Array.from({ length: vector.length }, (_, row) => row)
    probabilities({ rows, values: unitVector(vector) }, dense, into)
    return into
  }
}
