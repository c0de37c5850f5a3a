/** A pair that was told, and whether it is one person indeed. */
export type Judged = { probability: number; right: boolean }

/** How well a threshold does on pairs: of those told how many are right, of all there are how many are told, and F1 of the two. */
export type Quality = { threshold: number; told: number; precision: number; recall: number; f1: number }

/** @param all how many right pairs there are, told or not */
export function qualityAt(threshold: number, pairs: readonly Judged[], all: number): Quality {
  const told = pairs.filter(({ probability }) => probability >= threshold)
  const right = told.filter(pair => pair.right).length
  return qualityOf(threshold, right, told.length, all)
}

function qualityOf(threshold: number, right: number, told: number, all: number): Quality {
  const f1 = told + all === 0 ? 0 : (2 * right) / (told + all)
  return { threshold, told, precision: told === 0 ? 1 : right / told, recall: all === 0 ? 1 : right / all, f1 }
}

/** Every threshold that makes a difference, from the strictest on; pairs of one probability are told together. */
export function qualities(pairs: readonly Judged[], all: number): Quality[] {
  const sorted = pairs.toSorted((a, b) => b.probability - a.probability)
  const found: Quality[] = []
  let right = 0
  for (const [at, pair] of sorted.entries()) {
    if (pair.right) right += 1
    if (sorted[at + 1]?.probability !== pair.probability) found.push(qualityOf(pair.probability, right, at + 1, all))
  }
  return found
}

/** The threshold to choose: of the greatest `by`, the strictest. Where nothing was told: 1. */
export function bestThreshold(found: readonly Quality[], by: (quality: Quality) => number): number {
  let best: Quality | null = null
  for (const quality of found) if (best === null || by(quality) > by(best)) best = quality
  return best?.threshold ?? 1
}

/** Below this precision lies with one chance in twenty only: the lower end of Wilson's interval. A few pairs that are all right prove little. */
export function surePrecision({ told, precision }: Quality): number {
  const z2 = 1.645 ** 2
  if (told === 0) return 0
  const middle = precision + z2 / (2 * told)
  return (middle - Math.sqrt((z2 * precision * (1 - precision)) / told + (z2 / (2 * told)) ** 2)) / (1 + z2 / told)
}
