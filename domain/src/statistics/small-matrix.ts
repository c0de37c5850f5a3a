/** A square matrix of a few rows, row by row. */
export type Matrix = { size: number; values: Float64Array }

/**
 * The inverse of a symmetric matrix whose every direction is positive, by its Cholesky factor.
 * @returns null when it is not positive in every direction, or as good as flat in one
 * @example inverseOf({ size: 1, values: Float64Array.of(4) }) // [0.25]
 */
export function inverseOf({ size, values }: Matrix): Matrix | null {
  const factor = choleskyOf(size, values)
  if (factor === null) return null
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    const solved = solve(size, factor, column)
    for (let row = 0; row < size; row += 1) inverse[row * size + column] = solved[row] ?? 0
  }
  return { size, values: inverse }
}

/**
 * The logarithm of the determinant of such a matrix.
 * @returns null where `inverseOf` would
 * @example logDeterminantOf({ size: 1, values: Float64Array.of(Math.E) }) // 1
 */
export function logDeterminantOf({ size, values }: Matrix): number | null {
  const factor = choleskyOf(size, values)
  if (factor === null) return null
  let sum = 0
  for (let i = 0; i < size; i += 1) sum += 2 * Math.log(factor[i * size + i] ?? 0)
  return sum
}

function choleskyOf(size: number, values: Float64Array): Float64Array | null {
  const factor = new Float64Array(size * size)
  const at = (i: number, j: number): number => factor[i * size + j] ?? 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = values[i * size + j] ?? 0
      for (let k = 0; k < j; k += 1) rest -= at(i, k) * at(j, k)
      if (i !== j) factor[i * size + j] = rest / at(j, j)
      else if (rest > 1e-12 * Math.abs(values[i * size + i] ?? 0)) factor[i * size + i] = Math.sqrt(rest)
      else return null
    }
  }
  return factor
}

/** Solves L Lᵀ x = the unit vector of `column`. */
function solve(size: number, factor: Float64Array, column: number): Float64Array {
  const solved = new Float64Array(size)
  solved[column] = 1
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) solved[i] = (solved[i] ?? 0) - (factor[i * size + k] ?? 0) * (solved[k] ?? 0)
    solved[i] = (solved[i] ?? 0) / (factor[i * size + i] ?? 1)
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) solved[i] = (solved[i] ?? 0) - (factor[k * size + i] ?? 0) * (solved[k] ?? 0)
    solved[i] = (solved[i] ?? 0) / (factor[i * size + i] ?? 1)
  }
  return solved
}
