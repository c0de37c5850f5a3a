/**
 * Probabilities corrected for looking at several findings at once: a corrected one below α keeps the chance of any false alarm among them
 * below α, whatever their dependence (Holm 1979).
 * @param probabilities 0 to 1 each; NaN (a finding without a test) stays NaN and is not counted
 * @returns in the same order, each at least what it was, at most 1
 * @example holm(Float64Array.of(0.01, 0.04, 0.03)) // [0.03, 0.06, 0.06]
 */
export function holm(probabilities: Float64Array): Float64Array {
  const adjusted = probabilities.slice()
  const order = ascending(probabilities)
  let most = 0
  for (const [rank, at] of order.entries()) {
    most = Math.max(most, Math.min(1, (order.length - rank) * (probabilities[at] ?? 0)))
    adjusted[at] = most
  }
  return adjusted
}

/**
 * Probabilities corrected so that, among those below α, the expected share of false alarms is at most α (Benjamini & Hochberg 1995);
 * assumes independent or positively dependent tests.
 * @param probabilities 0 to 1 each; NaN stays NaN and is not counted
 * @returns in the same order, each at least what it was and at most what Holm gives
 * @example benjaminiHochberg(Float64Array.of(0.01, 0.04, 0.03)) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(probabilities: Float64Array): Float64Array {
  const adjusted = probabilities.slice()
  const order = ascending(probabilities)
  let least = 1
  for (const [fromLast, at] of order.toReversed().entries()) {
    const rank = order.length - fromLast
    least = Math.min(least, (order.length / rank) * (probabilities[at] ?? 0))
    adjusted[at] = least
  }
  return adjusted
}

function ascending(probabilities: Float64Array): number[] {
  const places = [...probabilities.keys()].filter(at => !Number.isNaN(probabilities[at]))
  return places.sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0))
}
