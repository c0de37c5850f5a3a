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

export function bandSentence(from: string, to: string): (beside: Omit<Beside, 'sentence'>) => string {
  return ({ effect, low, high }) =>
    `Of cases that waited ${from} to ${to}, the ratio is ${ratio(effect)} (${ratio(low)} to ${ratio(high)}).`
}
