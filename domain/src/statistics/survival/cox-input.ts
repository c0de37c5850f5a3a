/**
 * Cases for a Cox regression, column by column, place by place. Times in any unit, the same everywhere.
 */
export type CoxInput = {
  /** One column for each covariate: what is compared, and what is held equal. At least one. */
  covariates: readonly Float64Array[]
  /** When the case left: by the event, or because nobody looked further. */
  time: Float64Array
  /** 1 where the case left by the event, 0 where it is only known to have lasted that long. */
  event: Uint8Array
  /** When the case came under observation (left truncation); before `time`. From the beginning, where absent. */
  entry?: Float64Array | undefined
  /** How often the case counts; above 0. */
  weights?: Float64Array | undefined
  /** Cases are only compared inside their stratum. Any whole numbers. */
  strata?: Int32Array | undefined
  /** Cases of one customer share a number; then errors are clustered by it, else each case stands for itself. */
  clusters?: Int32Array | undefined
}

export type Ties = 'efron' | 'breslow'

/** Why there is no number. */
export type NoCox =
  | 'no-cases'
  | 'columns-differ'
  | 'not-finite'
  | 'entry-not-before-time'
  | 'weight-not-positive'
  | 'no-events'
  | 'no-variation'
  | 'collinear'
  | 'separated'
  | 'did-not-converge'

/** Why the columns cannot be used, or null when they can. */
export function whyNoInput({ covariates, time, event, entry, weights, strata, clusters }: CoxInput): NoCox | null {
  const count = time.length
  if (count === 0 || covariates.length === 0) return 'no-cases'
  const columns = [...covariates, event, entry, weights, strata, clusters].filter(column => column !== undefined)
  if (columns.some(column => column.length !== count)) return 'columns-differ'
  if (![...covariates, time, weights].every(column => column === undefined || isFiniteEverywhere(column))) return 'not-finite'
  if (entry?.some((from, i) => !(from < (time[i] ?? 0)))) return 'entry-not-before-time'
  if (weights?.some(weight => weight <= 0)) return 'weight-not-positive'
  return event.includes(1) ? null : 'no-events'
}

function isFiniteEverywhere(column: Float64Array): boolean {
  let sum = 0
  for (let i = 0; i < column.length; i += 1) sum += (column[i] ?? 0) * 0
  return sum === 0
}
