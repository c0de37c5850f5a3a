import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Features } from './features.ts'
import type { Rarity } from './rarity.ts'

/** Messages that mean the same, as the sum of what they are compared by. */
export type Group = {
  id: string
  weights: Map<number, number>
  /** Messages that ever joined it. */
  size: number
  /** Of its latest message. */
  at: Instant
}

/** After so long a message weighs half in what its group is compared by. */
const halfLife = 14 * 86_400_000
/** Features that a group remembers; what is left out weighs least. */
const mostRemembered = 48
const pruneFrom = 72

export function newGroup(id: string, features: Features, at: Instant): Group {
  return { id, weights: new Map(features), size: 1, at }
}

/** A message joins. @returns features that the group did not have, and those that it forgot */
export function join(group: Group, features: Features, at: Instant, rarity: Rarity): { gained: number[]; lost: number[] } {
  const passed = at - group.at
  if (passed > 0) {
    const left = 0.5 ** (passed / halfLife)
    for (const [feature, weight] of group.weights) group.weights.set(feature, weight * left)
    group.at = at
  }
  const gained = [...features.keys()].filter(feature => !group.weights.has(feature))
  for (const [feature, weight] of features) group.weights.set(feature, (group.weights.get(feature) ?? 0) + weight)
  group.size += 1
  return { gained, lost: group.weights.size > pruneFrom ? prune(group, rarity) : [] }
}

function prune(group: Group, rarity: Rarity): number[] {
  const ranked = [...group.weights].toSorted(
    ([a, weightOfA], [b, weightOfB]) => weightOfB * rarity.of(b) - weightOfA * rarity.of(a) || a - b,
  )
  group.weights = new Map(ranked.slice(0, mostRemembered))
  return ranked.slice(mostRemembered).map(([feature]) => feature)
}

/** The cosine of two TF-IDF vectors, from 0 to 1. */
export function likeness(a: Features, b: Features, rarity: Rarity): number {
  let shared = 0
  for (const [feature, weight] of a) {
    const other = b.get(feature)
    if (other !== undefined) shared += weight * other * rarity.of(feature) ** 2
  }
  return shared === 0 ? 0 : shared / (lengthOf(a, rarity) * lengthOf(b, rarity))
}

function lengthOf(weights: Features, rarity: Rarity): number {
  let sum = 0
  for (const [feature, weight] of weights) sum += (weight * rarity.of(feature)) ** 2
  return Math.sqrt(sum)
}
