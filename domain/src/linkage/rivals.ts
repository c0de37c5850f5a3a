import type { Scored } from './clusters.ts'

/** Further rivals are so unlikely that they change nothing. */
const heard = 30

/**
 * Between two files: of several who may be the same person, but are not one person among themselves, only one can be. So a pair shares its
 * probability with its rivals: `o / (1 + o + Σ rivals)`, with odds `o`, and a rival counting as far as it is somebody else. Two profiles of one person take
 * nothing from each other.
 * @param likely the probability that two of one file are one person
 * @returns the pairs in the same order, none more probable than before
 */
export function amongRivals(pairs: readonly Scored[], likely: (a: number, b: number) => number): Scored[] {
  const [ofLeft, ofRight] = [partnersBy(pairs, 'left'), partnersBy(pairs, 'right')]
  return pairs.map(pair => {
    const others =
      rivalOdds(ofLeft.get(pair.left) ?? [], pair, 'right', likely) +
      rivalOdds(ofRight.get(pair.right) ?? [], pair, 'left', likely)
    const odds = oddsOf(pair)
    return { ...pair, probability: others === 0 ? pair.probability : odds / (1 + odds + others) }
  })
}

const oddsOf = ({ probability }: Scored): number => probability / (1 - probability)

function partnersBy(pairs: readonly Scored[], side: 'left' | 'right'): Map<number, Scored[]> {
  const partners = new Map<number, Scored[]>()
  for (const pair of pairs.toSorted((x, y) => y.probability - x.probability || x.left - y.left || x.right - y.right)) {
    const own = partners.get(pair[side])
    if (own === undefined) partners.set(pair[side], [pair])
    else if (own.length < heard) own.push(pair)
  }
  return partners
}

function rivalOdds(
  rivals: readonly Scored[],
  pair: Scored,
  side: 'left' | 'right',
  likely: (a: number, b: number) => number,
): number {
  let sum = 0
  for (const rival of rivals) {
    if (rival[side] === pair[side]) continue
    sum += oddsOf(rival) * (1 - likely(Math.min(rival[side], pair[side]), Math.max(rival[side], pair[side])))
  }
  return sum
}
