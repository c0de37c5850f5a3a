/** How many customers there are. */
export function clusterCount(clusters: Int32Array): number {
  return new Set(clusters).size
}

/**
 * The larger of two standard errors, the clustered one raised by √(G/(G−1)) for the few clusters it was learned from (CR1: Cameron & Miller,
 * A Practitioner's Guide to Cluster-Robust Inference, 2015, VI.B); to be judged by Student's t with G − 1 degrees of freedom.
 * @param groups number of clusters, from 1
 */
export function correctedError(naive: number, robust: number, groups: number): number {
  return Math.max(naive, groups < 2 ? 0 : robust * Math.sqrt(groups / (groups - 1)))
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
