/** How much a clustered error learned from these customers has to be raised, and with how many degrees of freedom it is to be judged. */
export type FewClusters = { inflation: number; degrees: number }

/**
 * The clustered error is too small where few customers carry a comparison, or some carry most of it. With h the share that a customer has in
 * what a covariate varies inside strata, each customer's part is raised by 1/(1 − h), as leaving that customer out would (CR3: Cameron & Miller, A
 * Practitioner's Guide to Cluster-Robust Inference, 2015, VI.B), and Student's t has as many degrees of freedom as there are effective customers,
 * 1/Σh², less one (Carter, Schnepel & Steigerwald 2017).
 * @param values the covariate asked about
 * @param counts how much a case tells: 1 where it had the event
 * @param strata whole numbers from 0; null for one stratum
 * @example fewClusters(followers, event, strata, customers) // { inflation: 1.03, degrees: 51 }
 */
export function fewClusters(
  values: Float64Array,
  counts: ArrayLike<number>,
  strata: Int32Array | null,
  clusters: Int32Array,
): FewClusters {
  const means = meansOf(values, counts, strata)
  const places = new Map<number, number>()
  const shares = new Float64Array(values.length)
  let total = 0
  for (let i = 0; i < values.length; i += 1) {
    const own = (counts[i] ?? 0) * ((values[i] ?? 0) - (means[strata?.[i] ?? 0] ?? 0)) ** 2
    if (own === 0) continue
    const cluster = clusters[i] ?? 0
    let place = places.get(cluster)
    if (place === undefined) {
      place = places.size
      places.set(cluster, place)
    }
    shares[place] = (shares[place] ?? 0) + own
    total += own
  }
  let [squares, raised] = [0, 0]
  for (let place = 0; place < places.size; place += 1) {
    const share = (shares[place] ?? 0) / total
    squares += share * share
    // Whoever carries all of it cannot be left out.
    raised += (share / Math.max(1 - share, 0.05)) ** 2
  }
  if (!(squares > 0)) return { inflation: 1, degrees: 1 }
  return { inflation: Math.sqrt(raised / squares), degrees: Math.max(1, 1 / squares - 1) }
}

function meansOf(values: Float64Array, counts: ArrayLike<number>, strata: Int32Array | null): Float64Array {
  let most = 0
  if (strata !== null) for (const code of strata) most = Math.max(most, code)
  const [sums, weights] = [new Float64Array(most + 1), new Float64Array(most + 1)]
  for (let i = 0; i < values.length; i += 1) {
    const stratum = strata?.[i] ?? 0
    const weight = counts[i] ?? 0
    sums[stratum] = (sums[stratum] ?? 0) + weight * (values[i] ?? 0)
    weights[stratum] = (weights[stratum] ?? 0) + weight
  }
  return sums.map((sum, stratum) => sum / Math.max(weights[stratum] ?? 0, 1e-300))
}

/** Cases of one customer share a number; a case of nobody known stands for itself. */
export function clustersAt(customer: Int32Array | null, rows: Uint32Array): Int32Array {
  const clusters = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const own = customer?.[row] ?? -1
    clusters[i] = own >= 0 ? own : -2 - row
  }
  return clusters
}
