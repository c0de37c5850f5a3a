import type { UseSignals } from '../answer.ts'
import type { Nearest } from './earlier-questions.ts'

// Numbers of this file were chosen on made-up articles, on the messages of the sample day, whose answers were looked up by hand, and by
// cross-validation on questions to a bank: docs/answers.md.

/** What the words of a passage say for it, all in [0, 1]. */
export type LexicalEvidence = {
  /** How much of what is asked (by rarity) it speaks of. */
  coverage: number
  /** How much of its title is asked. */
  title: number
  /** Its score beside the best one's. */
  share: number
}

const lexical = { base: -8, coverage: 8.8, title: 5.2, share: 3.2 } as const

/** The probability that a passage answers, by its words alone. */
export function lexicalConfidence({ coverage, title, share }: LexicalEvidence): number {
  return logistic(lexical.base + lexical.coverage * coverage + lexical.title * title + lexical.share * share)
}

/** The nearest questions vote with this power of their likeness; below `strange` nothing like it was asked before. */
const votes = {
  words: { power: 4, strange: 0.12, familiar: 0.3 },
  vectors: { power: 12, strange: 0.4, familiar: 0.65 },
} as const

/**
 * What the nearest earlier questions say for each document: shares of one vote, made smaller where even the nearest is far. The shares
 * add up to `familiarity`.
 */
export function voteOf(
  nearest: readonly Nearest[],
  by: keyof typeof votes,
): { shares: Map<number, number>; familiarity: number } {
  const { power, strange, familiar } = votes[by]
  const shares = new Map<number, number>()
  let sum = 0
  for (const { document, likeness } of nearest) {
    const vote = likeness ** power
    shares.set(document, (shares.get(document) ?? 0) + vote)
    sum += vote
  }
  for (const [document, vote] of shares) shares.set(document, sum > 0 ? vote / sum : 0)
  const familiarity = Math.min(1, Math.max(0, ((nearest[0]?.likeness ?? 0) - strange) / (familiar - strange)))
  return { shares, familiarity }
}

const leastCosine = 0.45
const sureCosine = 0.85
/** A vector knows what is spoken of, not what is said about it. */
const mostByVector = 0.6

/** The probability that a passage answers, by the cosine of dense vectors alone. */
export function vectorConfidence(cosine: number): number {
  const part = Math.min(1, Math.max(0, (cosine - leastCosine) / (sureCosine - leastCosine)))
  return mostByVector * part * part
}

const mostBoost = 0.5
/** So many occasions count as much as what is assumed beforehand: nothing. */
const doubts = 4

/**
 * A confidence moved by what agents did: up where the answer was sent, half as much where it was sent changed, down where it was
 * passed over; by at most ±.5 on the scale of log odds, which is .12 at even odds.
 * @example withUse(0.5, { used: 40, edited: 0, ignored: 0 }) // 0.61…
 */
export function withUse(confidence: number, { used, edited, ignored }: UseSignals): number {
  const occasions = used + edited + ignored
  if (occasions <= 0 || confidence <= 0 || confidence >= 1) return confidence
  const boost = (mostBoost * (used + edited / 2 - ignored)) / (occasions + doubts)
  return logistic(Math.log(confidence / (1 - confidence)) + boost)
}

export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
