import type { Matrix } from '../small-matrix.ts'

/**
 * The sandwich: V · Σ u·uᵀ · V, with u what each cluster adds to the slope (Lin & Wei 1989 for Cox; Liang & Zeger 1986). Right for many
 * independent clusters, whatever happens inside them; too small with fewer than about 30.
 * @param scores what each row adds to the slope at the maximum, `bread.size` numbers a row
 * @param clusters the cluster of each row; null where each row stands for itself
 * @param bread the model-based covariance, the inverse of the information
 */
export function clusteredCovariance(scores: Float64Array, clusters: Int32Array | null, bread: Matrix): Matrix {
  const { size } = bread
  const sums = clusters === null ? scores : addedUp(scores, clusters, size)
  const meat = new Float64Array(size * size)
  for (let base = 0; base < sums.length; base += size) {
    for (let j = 0; j < size; j += 1) {
      const own = sums[base + j] ?? 0
      for (let k = 0; k < size; k += 1) meat[j * size + k] = (meat[j * size + k] ?? 0) + own * (sums[base + k] ?? 0)
    }
  }
  return { size, values: product(product(bread.values, meat, size), bread.values, size) }
}

function addedUp(scores: Float64Array, clusters: Int32Array, size: number): Float64Array {
  const places = new Map<number, number>()
  const sums = new Float64Array(scores.length)
  for (let row = 0; row < clusters.length; row += 1) {
    const cluster = clusters[row] ?? 0
    let place = places.get(cluster)
    if (place === undefined) {
      place = places.size
      places.set(cluster, place)
    }
    for (let k = 0; k < size; k += 1) sums[place * size + k] = (sums[place * size + k] ?? 0) + (scores[row * size + k] ?? 0)
  }
  return sums.subarray(0, places.size * size)
}

function product(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      let sum = 0
      for (let k = 0; k < size; k += 1) sum += (left[i * size + k] ?? 0) * (right[k * size + j] ?? 0)
      result[i * size + j] = sum
    }
  }
  return result
}
