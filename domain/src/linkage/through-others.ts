import type { Scored } from './clusters.ts'

/** Larger groups keep what their pairs say by themselves: the work grows with the cube of the members. */
const largest = 60

/**
 * What pairs of one group say through third people: where a is b for nine in ten and b is c for nine in ten, a is c for eight in ten, though
 * a and c share nothing that is told of both. Takes the likeliest way from each to each, and never lowers a probability.
 * @param groups the group of each place
 * @param likely the probability of two that were never compared
 * @param wanted whether a pair may be told at all
 */
export function throughOthers(
  pairs: readonly Scored[],
  groups: Int32Array,
  likely: (a: number, b: number) => number,
  wanted: (a: number, b: number) => boolean,
): Scored[] {
  const known = new Map(pairs.map(pair => [pair.left * groups.length + pair.right, pair.probability]))
  const told = new Map<number, Scored>()
  const direct = (a: number, b: number) => known.get(Math.min(a, b) * groups.length + Math.max(a, b)) ?? likely(a, b)
  for (const members of groupsOf(groups)) {
    const ways = likeliestWays(members, direct)
    for (const [i, left] of members.entries()) {
      for (const [j, right] of members.entries()) {
        const probability = ways[i * members.length + j] ?? 0
        if (left < right && wanted(left, right)) told.set(left * groups.length + right, { left, right, probability })
      }
    }
  }
  const others = pairs.filter(({ left, right }) => !told.has(left * groups.length + right))
  return [...others, ...told.values()].toSorted((x, y) => y.probability - x.probability || x.left - y.left || x.right - y.right)
}

/** Members of all groups that have something to say to one another, in order. */
function groupsOf(groups: Int32Array): number[][] {
  const members = new Map<number, number[]>()
  for (const [at, group] of groups.entries()) {
    const own = members.get(group)
    if (own === undefined) members.set(group, [at])
    else own.push(at)
  }
  return [...members.values()].filter(({ length }) => length > 1 && length <= largest)
}

/** Floyd and Warshall, with products of probabilities in place of sums of lengths. */
function likeliestWays(members: readonly number[], direct: (a: number, b: number) => number): Float64Array {
  const count = members.length
  const ways = new Float64Array(count * count)
  for (const [i, a] of members.entries()) {
    for (const [j, b] of members.entries()) if (i < j) ways[i * count + j] = ways[j * count + i] = direct(a, b)
  }
  for (let via = 0; via < count; via += 1) {
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < count; j += 1) {
        const way = (ways[i * count + via] ?? 0) * (ways[via * count + j] ?? 0)
        if (i !== j && way > (ways[i * count + j] ?? 0)) ways[i * count + j] = way
      }
    }
  }
  return ways
}
