/** How far predictions of a time to come were off. */
export type HoldoutErrors = {
  /** Of the purchases of one customer. */
  rootMeanSquare: number
  /** Of the purchases of all, as a share of what came; null when nothing came. */
  ofTotal: number | null
}

/**
 * Compares what was predicted with what came.
 * @param predicted purchases, place by place
 * @param came of the same customers and time
 * @example holdoutErrors(Float64Array.of(1, 3), Float64Array.of(1, 1)) // rootMeanSquare 1.414, ofTotal 1
 */
export function holdoutErrors(predicted: Float64Array, came: Float64Array): HoldoutErrors {
  const sums = { squares: 0, predicted: 0, came: 0 }
  for (let i = 0; i < predicted.length; i += 1) {
    const [wanted, got] = [predicted[i] ?? 0, came[i] ?? 0]
    sums.squares += (wanted - got) ** 2
    sums.predicted += wanted
    sums.came += got
  }
  return {
    rootMeanSquare: Math.sqrt(sums.squares / predicted.length),
    ofTotal: sums.came === 0 ? null : Math.abs(sums.predicted - sums.came) / sums.came,
  }
}
