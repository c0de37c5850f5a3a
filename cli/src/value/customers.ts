import type { Histories } from '@evenhand/domain/statistics/purchases/histories.ts'

/** A row that could not be used. */
export type Rejected = { line: number; reason: string }

/** Customers in the order of the file, place by place; times in weeks. */
export type Customers = {
  ids: string[]
  histories: Histories
  /** Mean margin per repeat order; NaN where the file says nothing of it. */
  average: Float64Array
  /** Purchases that came after the calibration; NaN where the file does not say. */
  held: Float64Array
  rejected: Rejected[]
  /** Sentences on what was left out, and why. */
  notes: string[]
}
