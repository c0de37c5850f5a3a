/** Pairs by place, with how likely they are one person. */
export type Scored = { left: number; right: number; probability: number }

/**
 * Who is one person, by joining the likeliest pairs first. A wrong merge shows one person's orders to another, so two groups are joined
 * only where their members, pair by pair, are on the whole more likely one than not: one doubtful link never chains two people together.
 * @param sure pairs from this probability on may join
 * @param likely the probability of any two; asked only for groups that are about to be joined
 * @returns the group of each, named by its lowest place
 */
export function clustersOf(
  people: number,
  pairs: readonly Scored[],
  sure: number,
  likely: (a: number, b: number) => number,
): Int32Array {
  const members = new Map<number, number[]>()
  const group = Int32Array.from({ length: people }, (_, at) => at)
  const ofGroup = (root: number) => members.get(root) ?? [root]
  const candidates = pairs.filter(({ probability }) => probability >= sure)
  for (const { left, right } of candidates.toSorted(
    (x, y) => y.probability - x.probability || x.left - y.left || x.right - y.right,
  )) {
    const [one, two] = [group[left] ?? left, group[right] ?? right]
    if (one === two || !belong(ofGroup(one), ofGroup(two), likely)) continue
    const [kept, gone] = one < two ? [one, two] : [two, one]
    const all = [...ofGroup(kept), ...ofGroup(gone)]
    for (const at of ofGroup(gone)) group[at] = kept
    members.delete(gone)
    members.set(kept, all)
  }
  return group
}

const asked = 400

function belong(one: readonly number[], two: readonly number[], likely: (a: number, b: number) => number): boolean {
  let [sum, count] = [0, 0]
  for (const a of one) {
    for (const b of two) {
      if (count === asked) break
      sum += likely(a, b)
      count += 1
    }
  }
  return sum >= count / 2
}
