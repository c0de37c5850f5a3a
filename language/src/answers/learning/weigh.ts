import type { QuestionFeatures } from './question-features.ts'

/** A question as numbers: rows of known features and their weights; the squares of the weights add up to 1. */
export type Weighed = { rows: Int32Array; values: Float32Array }

/** Rows of features by their hash, and how rare each is. */
export type FeatureTable = { rowOf: ReadonlyMap<number, number>; rarity: Float32Array }

/**
 * Term frequency (logarithmic) times inverse document frequency, words and letters each brought to length 1 first, so that many
 * letters do not drown few words. Unknown features are passed over; a question of nothing else is empty.
 */
export function weigh({ words, letters }: QuestionFeatures, table: FeatureTable): Weighed {
  const rows: number[] = []
  const values: number[] = []
  for (const group of [words, letters]) {
    const from = values.length
    let squares = 0
    for (const [key, count] of group) {
      const row = table.rowOf.get(key)
      if (row === undefined) continue
      const value = (1 + Math.log(count)) * (table.rarity[row] ?? 0)
      rows.push(row)
      values.push(value)
      squares += value * value
    }
    const length = Math.sqrt(squares) || 1
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] ?? 0) / length
  }
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
  return { rows: Int32Array.from(rows), values: Float32Array.from(values, value => value / length) }
}
