import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Features } from './features.ts'
import { join, likeness, newGroup } from './group.ts'
import type { Group } from './group.ts'
import { Rarity } from './rarity.ts'

export type Thresholds = {
  /** From this cosine on a message joins a group. Lower: fewer, mixed groups; higher: many splinters of one matter. */
  join: number
  /** From this cosine on two groups are the same. Above `join`, because two groups have many words to agree in. */
  merge: number
  /** Messages whose features weigh less are in no group: "still nothing?" means something else each time. */
  leastWeight: number
  /** What a message must share with its group, a feature counting at most 1: one word in common ("app") is not one matter. */
  leastShared: number
  /** Groups that are remembered at once. Beyond, the small ones that nobody joined for longest are forgotten. */
  mostGroups: number
}

/** Chosen on the training corpus and the generated messages: see docs/topics.md. */
export const defaultThresholds: Thresholds = { join: 0.33, merge: 0.55, leastWeight: 2.4, leastShared: 2, mostGroups: 4000 }

/** Features of one message that are compared. */
const mostCompared = 14

export type Merge = { from: string; into: string }
export type DiscoveryOptions = {
  newId: () => string
  groups?: readonly Group[]
  rarity?: Rarity
  /** Pairs that a person took apart: never merged again. */
  areKeptApart?: (one: string, other: string) => boolean
  thresholds?: Thresholds
}

/**
 * Groups messages that mean the same, one after the other: each finds its group among those that share a telling word, or begins one.
 * Nothing is ever clustered anew, so it makes no difference whether messages come singly or in batches, and a group keeps its id. Two
 * groups that have grown alike are merged, which is told and can be undone. Deterministic.
 */
export class Discovery {
  readonly rarity: Rarity
  readonly groups = new Map<string, Group>()
  /** Groups that changed since they were last asked for, and those that were forgotten. */
  readonly changed = new Set<string>()
  readonly forgotten = new Set<string>()
  readonly merges: Merge[] = []
  readonly #groupsWith = new Map<number, Set<string>>()
  readonly #options: Required<Pick<DiscoveryOptions, 'newId' | 'areKeptApart' | 'thresholds'>>

  constructor({
    newId,
    groups = [],
    rarity = new Rarity(),
    areKeptApart = () => false,
    thresholds = defaultThresholds,
  }: DiscoveryOptions) {
    this.rarity = rarity
    this.#options = { newId, areKeptApart, thresholds }
    for (const group of groups) this.#remember(group)
  }

  /** @returns the id of the message's group; null when it says too little to belong anywhere */
  add(said: Features, at: Instant): string | null {
    this.rarity.add(said.keys())
    const { thresholds, newId } = this.#options
    if (said.values().reduce((sum, weight) => sum + weight, 0) < thresholds.leastWeight) return null
    const features = this.#mostTelling(said)
    const best = this.#mostLike(features, null)
    if (best === null || best.likeness < thresholds.join) {
      const group = newGroup(newId(), features, at)
      this.#remember(group)
      this.changed.add(group.id)
      if (this.groups.size > thresholds.mostGroups) this.#forgetSmallest()
      return group.id
    }
    const { group } = best
    const { gained, lost } = join(group, features, at, this.rarity)
    for (const feature of gained) this.#index(feature, group.id)
    for (const feature of lost) this.#groupsWith.get(feature)?.delete(group.id)
    this.changed.add(group.id)
    // At 2, 4, 8 … messages, so that the moment depends on the group alone.
    if ((group.size & (group.size - 1)) === 0) this.#mergeWithAnother(group)
    return group.id
  }

  /** A long message is about the same as a short one, only with more around it. */
  #mostTelling(said: Features): Features {
    if (said.size <= mostCompared) return said
    const weightOf = ([feature, weight]: [number, number]) => weight * this.rarity.of(feature)
    return new Map([...said].toSorted((a, b) => weightOf(b) - weightOf(a) || a[0] - b[0]).slice(0, mostCompared))
  }

  #mergeWithAnother(group: Group): void {
    const other = this.#mostLike(group.weights, group.id)
    if (other === null || other.likeness < this.#options.thresholds.merge) return
    const [into, from] = other.group.size > group.size ? [other.group.id, group.id] : [group.id, other.group.id]
    this.merges.push({ from, into })
  }

  #mostLike(weights: Features, not: string | null): { group: Group; likeness: number } | null {
    const seen = new Set<string>()
    let best: { group: Group; likeness: number } | null = null
    for (const feature of weights.keys()) {
      if (this.rarity.isEverywhere(feature)) continue
      for (const id of this.#groupsWith.get(feature) ?? []) {
        if (id === not || seen.has(id)) continue
        seen.add(id)
        const group = this.groups.get(id)
        if (group === undefined || (not !== null && this.#options.areKeptApart(id, not))) continue
        if (!sharesEnough(weights, group.weights, this.#options.thresholds.leastShared)) continue
        const found = { group, likeness: likeness(weights, group.weights, this.rarity) }
        if (best === null || found.likeness > best.likeness || (found.likeness === best.likeness && id < best.group.id))
          best = found
      }
    }
    return best
  }

  /** Puts a group in the place of what was known of it. */
  replace(group: Group): void {
    this.forget(group.id)
    this.forgotten.delete(group.id)
    this.#remember(group)
    this.changed.add(group.id)
  }

  forget(id: string): void {
    for (const feature of this.groups.get(id)?.weights.keys() ?? []) this.#groupsWith.get(feature)?.delete(id)
    this.groups.delete(id)
    this.changed.delete(id)
    this.forgotten.add(id)
  }

  #remember(group: Group): void {
    this.groups.set(group.id, group)
    for (const feature of group.weights.keys()) this.#index(feature, group.id)
  }

  #index(feature: number, id: string): void {
    const known = this.#groupsWith.get(feature)
    if (known === undefined) this.#groupsWith.set(feature, new Set([id]))
    else known.add(id)
  }

  /** A tenth at once, so that the search for them is rare. */
  #forgetSmallest(): void {
    const ranked = [...this.groups.values()].toSorted((a, b) => a.size - b.size || a.at - b.at || (a.id < b.id ? -1 : 1))
    for (const { id } of ranked.slice(0, Math.ceil(ranked.length / 10))) this.forget(id)
  }
}

function sharesEnough(one: Features, other: Features, least: number): boolean {
  let shared = 0
  for (const [feature, weight] of one) {
    if (other.has(feature)) shared += Math.min(1, weight)
    if (shared >= least) return true
  }
  return false
}
