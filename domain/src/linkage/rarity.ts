/** How rare groups of letters are among handles: `rep` and `official` say little where every second handle holds them. */
export type Rarity = { handles: number; holding: ReadonlyMap<string, number> }

/** Two and three letters each, with marks for beginning and end. */
export function gramsOf(word: string): Set<string> {
  const marked = `^${word}$`
  const grams = new Set<string>()
  for (let at = 0; at + 2 <= marked.length; at += 1) {
    grams.add(marked.slice(at, at + 2))
    if (at + 3 <= marked.length) grams.add(marked.slice(at, at + 3))
  }
  return grams
}

/** @param words handles, each counted once however often it stands there */
export function rarityOf(words: Iterable<string>): Rarity {
  const holding = new Map<string, number>()
  const distinct = new Set(words)
  for (const word of distinct) for (const gram of gramsOf(word)) holding.set(gram, (holding.get(gram) ?? 0) + 1)
  return { handles: distinct.size, holding }
}

/** What one group of letters weighs, the square of its inverse document frequency: 0 where all handles hold it. */
export function weightOf(gram: string, { handles, holding }: Rarity): number {
  return Math.log((handles + 1) / (holding.get(gram) ?? 1)) ** 2
}

/**
 * How alike two handles are, 0 to 1: the weight of the letters that they share, as a part of the lesser of the two. A handle inside a longer
 * one is nearly the same (`ronwyden`, `senatorronwyden`), unless what they share is what many share.
 */
export function handleLikeness(a: string, b: string, rarity: Rarity): number {
  if (a === b) return 1
  const other = gramsOf(b)
  let [shared, ofA, ofB] = [0, 0, 0]
  for (const gram of gramsOf(a)) {
    const weight = weightOf(gram, rarity)
    ofA += weight
    if (other.has(gram)) shared += weight
  }
  for (const gram of other) ofB += weightOf(gram, rarity)
  const least = Math.min(ofA, ofB)
  return least <= 0 ? 0 : Math.min(1, shared / least)
}
