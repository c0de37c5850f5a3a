import { orderBy } from '../survival/order.ts'

export type Shares = {
  /** What is shared out to each case: words, money, 1 for an answer in time. From 0. */
  amount: Float64Array
  /** What cases are ranked by, lowest first; equal ones share the middle rank. */
  rankedBy: Float64Array
  /** How much each case counts; 1/Ĝ where others like it were not seen to the end. From 0. */
  weights?: Float64Array | undefined
}

/** A concentration index and its standard error. */
export type Concentration = { index: number; standardError: number }

export type ConcentrationFit =
  | {
      ok: true
      /** −1 to 1: above 0, more goes to those ranked high. */
      actual: Concentration
      /** Of what was expected; and what is left of the index after it. */
      expected: Concentration
      excess: Concentration
      cases: number
      clusters: number
    }
  | { ok: false; reason: 'no-cases' | 'columns-differ' | 'not-finite' | 'nothing-shared' | 'no-variation' | 'one-cluster' }

/**
 * Whether attention follows rank (value, followers) beyond what need explains: the concentration index C = 2·cov(h, R)/mean(h) with R the
 * fractional mid-rank (Kakwani, Wagstaff & van Doorslaer 1997), of what was given, of what need alone predicts, and the difference.
 * Standard errors by leaving out one cluster at a time, exactly and in one pass (Efron & Tibshirani 1993, ch. 11).
 * @param expected what each case would get by need alone, from 0; all the same where need says nothing
 * @param clusters cases of one customer share a number
 * @returns `nothing-shared` where nobody got or should have got anything; `no-variation` where all rank the same
 * @example concentration({ amount: words, rankedBy: monetary }, bySeverity, customers).excess // { index: 0.04, standardError: 0.01 }
 */
export function concentration(shares: Shares, expected: Float64Array, clusters: Int32Array): ConcentrationFit {
  const reason = whyNot(shares, expected, clusters)
  if (reason !== null) return { ok: false, reason }
  const { rankedBy, weights, amount } = shares
  const order = orderBy([{ values: rankedBy }])
  const byCluster = orderBy([{ values: Float64Array.from(clusters) }, { values: rankedBy }])
  const given = leftOut(amount, rankedBy, weights, clusters, order, byCluster)
  const wanted = leftOut(expected, rankedBy, weights, clusters, order, byCluster)
  const known = given.without.filter((value, i) => !Number.isNaN(value + (wanted.without[i] ?? 0)))
  if (known.length < 2) return { ok: false, reason: 'one-cluster' }
  const [actual, should] = [jackknifed(given.index, given.without), jackknifed(wanted.index, wanted.without)]
  const excess = jackknifed(
    given.index - wanted.index,
    given.without.map((value, i) => value - (wanted.without[i] ?? 0)),
  )
  return { ok: true, actual, expected: should, excess, cases: amount.length, clusters: given.without.length }
}

function whyNot({ amount, rankedBy, weights }: Shares, expected: Float64Array, clusters: Int32Array) {
  const columns = [amount, rankedBy, expected, weights].filter(column => column !== undefined)
  if (amount.length === 0) return 'no-cases'
  if ([...columns, clusters].some(column => column.length !== amount.length)) return 'columns-differ'
  if (!rankedBy.every(Number.isFinite) || !columns.every(column => column === rankedBy || isCounted(column))) return 'not-finite'
  const isShared = (column: Float64Array) => column.some((value, i) => value > 0 && (weights?.[i] ?? 1) > 0)
  if (!isShared(amount) || !isShared(expected)) return 'nothing-shared'
  return rankedBy.every(value => value === rankedBy[0]) ? 'no-variation' : null
}

/** Sums that make an index: of weights, of weighted amounts, and Σ wᵢ·hᵢ·(weight below i + half the weight beside i). */
type Sums = { weight: number; amount: number; ranked: number }

function indexOf({ weight, amount, ranked }: Sums): number {
  return (2 * ranked) / (weight * amount) - 1
}

/** The index of all, and without each cluster: the pairs that a cluster takes with it, less those counted twice. */
function leftOut(
  amount: Float64Array,
  rankedBy: Float64Array,
  weights: Float64Array | undefined,
  clusters: Int32Array,
  order: Uint32Array,
  byCluster: Uint32Array,
): { index: number; without: Float64Array } {
  const taken = new Float64Array(amount.length)
  const all = addedUp(amount, rankedBy, weights, order, taken)
  const without: number[] = []
  for (let from = 0; from < byCluster.length;) {
    let [to, lost] = [from, 0]
    const cluster = clusters[byCluster[from] ?? 0]
    for (; to < byCluster.length && clusters[byCluster[to] ?? 0] === cluster; to += 1) lost += taken[byCluster[to] ?? 0] ?? 0
    const own = addedUp(amount, rankedBy, weights, byCluster.subarray(from, to), null)
    const left = { weight: all.weight - own.weight, amount: all.amount - own.amount, ranked: all.ranked - lost + own.ranked }
    // What is left after taking all away is rounding.
    const isEmpty = left.weight <= 1e-9 * all.weight || left.amount <= 1e-9 * all.amount
    without.push(isEmpty ? Number.NaN : indexOf(left))
    from = to
  }
  return { index: indexOf(all), without: Float64Array.from(without) }
}

/** @param taken where given, gets for each case all pairs that it is part of */
function addedUp(
  amount: Float64Array,
  rankedBy: Float64Array,
  weights: Float64Array | undefined,
  order: Uint32Array,
  taken: Float64Array | null,
): Sums {
  let total = 0
  if (taken !== null) for (const row of order) total += (weights?.[row] ?? 1) * (amount[row] ?? 0)
  let [weight, sum, ranked] = [0, 0, 0]
  for (let from = 0; from < order.length;) {
    let [to, beside, besideAmount] = [from, 0, 0]
    const rank = rankedBy[order[from] ?? 0]
    for (; to < order.length && rankedBy[order[to] ?? 0] === rank; to += 1) {
      const own = weights?.[order[to] ?? 0] ?? 1
      beside += own
      besideAmount += own * (amount[order[to] ?? 0] ?? 0)
    }
    const below = weight + beside / 2
    ranked += besideAmount * below
    if (taken !== null) {
      const above = total - sum - besideAmount / 2
      for (let i = from; i < to; i += 1) {
        const row = order[i] ?? 0
        taken[row] = (weights?.[row] ?? 1) * ((amount[row] ?? 0) * below + above)
      }
    }
    weight += beside
    sum += besideAmount
    from = to
  }
  return { weight, amount: sum, ranked }
}

/** @param without NaN where nothing is left without the cluster */
function jackknifed(index: number, without: Float64Array): Concentration {
  const known = without.filter(value => !Number.isNaN(value))
  const count = known.length
  const mean = known.reduce((sum, value) => sum + value, 0) / count
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { index, standardError: Math.sqrt(((count - 1) / count) * squares) }
}

function isCounted(column: Float64Array): boolean {
  return column.every(value => value >= 0 && value < Infinity)
}
