import type { Beside } from './finding.ts'
import { chance, ratio } from './en-numbers.ts'

const kinds = {
  direct: 'At equal priority and level (what the company itself had set) the ratio is',
  'answered-only': 'Leaving out when a case was closed unanswered, the ratio is',
  backlog: 'At equal backlog in the queue the ratio is',
} as const
export type BesideKind = keyof typeof kinds

export function besideSentence(kind: BesideKind): (beside: Omit<Beside, 'sentence'>) => string {
  return ({ effect, low, high, p }) => `${kinds[kind]} ${ratio(effect)} (${ratio(low)} to ${ratio(high)}, ${chance(p)}).`
}

/** @param from minutes of waiting, to infinity for no end */
export function bandSentence(from: number, to: number): (beside: Omit<Beside, 'sentence'>) => string {
  const band =
    to === Infinity
      ? `of ${minutes(from)} and more`
      : from === 0
        ? `up to ${minutes(to)}`
        : `from ${minutes(from)} to ${minutes(to)}`
  return ({ effect, low, high }) => `In waits ${band} the ratio is ${ratio(effect)} (${ratio(low)} to ${ratio(high)}).`
}

function minutes(value: number): string {
  return value < 120 ? `${value.toFixed(value < 10 ? 1 : 0)} minutes` : `${(value / 60).toFixed(1)} hours`
}
