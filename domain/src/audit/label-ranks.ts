/** Words of common help desks, from the least to the most urgent or valued. */
const order: readonly (readonly string[])[] = [
  ['none', 'not_priority', 'very low', 'lowest', 'planning'],
  ['low', 'p4', 'minor', 'bronze', '1 low'],
  ['normal', 'medium', 'p3', 'good', 'standard', 'silver', 'moderate', '2 normal', 'regular'],
  ['high', 'p2', 'excellent', 'gold', 'priority', 'major', 'premium', '3 high', 'elevated'],
  ['urgent', 'critical', 'p1', 'exceptional', 'platinum', 'vip', 'highest', 'emergency', 'very high', 'p0'],
]

/**
 * The order of labels, by number or by the words that desks use; null where it cannot be told.
 * @example ranksOf(['High', 'low']) // [3, 1]
 */
export function ranksOf(names: readonly string[]): number[] | null {
  const numbers = names.map(name => (name.trim() === '' ? Number.NaN : Number(name)))
  if (numbers.every(Number.isFinite)) return numbers
  const ranks = names.map(name =>
    order.findIndex(words =>
      words.includes(
        name
          .trim()
          .toLowerCase()
          .replaceAll(/[-_ ]+/g, ' '),
      ),
    ),
  )
  const plain = names.map((name, i) =>
    ranks[i] === -1 ? order.findIndex(words => words.includes(name.trim().toLowerCase())) : ranks[i],
  )
  return plain.every(rank => rank !== undefined && rank >= 0) ? plain.map(rank => rank ?? 0) : null
}

/** The rank from which a label counts as raised: where the cases above and below are most alike in number. Null where all have one rank. */
export function cutOf(codes: Int32Array, ranks: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const code of codes) {
    if (code < 0) continue
    const rank = ranks[code] ?? 0
    counts.set(rank, (counts.get(rank) ?? 0) + 1)
  }
  const [lowest, ...above] = [...counts.keys()].toSorted((a, b) => a - b)
  if (lowest === undefined || above.length === 0) return null
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const from = (cut: number) => [...counts].reduce((sum, [rank, count]) => sum + (rank >= cut ? count : 0), 0)
  const distance = (cut: number) => Math.abs(from(cut) - all / 2)
  return above.reduce((best, cut) => (distance(cut) < distance(best) ? cut : best))
}
