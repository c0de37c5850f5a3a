import type { CoxInput } from './cox-input.ts'
import { orderBy } from './order.ts'

/**
 * Cases sorted by stratum, then from the last to the first, covariates centred and scaled and side by side, in groups that join the
 * risk set together: a group holds one event time and the cases that left between it and the event time after it.
 */
export type CoxRows = {
  count: number
  width: number
  /** `width` numbers a row, each (covariate − mean) / spread. */
  values: Float64Array
  spreads: Float64Array
  weight: Float64Array
  event: Uint8Array
  /** The row's place in what was given. */
  origin: Uint32Array
  groupOf: Int32Array
  /** Where each group ends; it starts where the one before ends. */
  groupEnd: Int32Array
  /** The event time of each group; −∞ where none of its cases had an event. */
  groupTime: Float64Array
  /** 1 where a group is the first of its stratum. */
  opens: Uint8Array
  late: LateEntries | null
}

/** Rows by stratum and entry, last first, and for each row the first group whose event is not after its entry; −1 where none is. */
export type LateEntries = { order: Uint32Array; entry: Float64Array; lastMissed: Int32Array }

/** @param input as `whyNoInput` allows */
export function coxRows(input: CoxInput): CoxRows {
  const strata = input.strata === undefined ? undefined : Float64Array.from(input.strata)
  const byTime = { values: input.time, descending: true }
  const origin = orderBy(strata === undefined ? [byTime] : [{ values: strata }, byTime])
  const count = origin.length
  const weight = new Float64Array(count)
  const event = new Uint8Array(count)
  for (let i = 0; i < count; i += 1) {
    const from = origin[i] ?? 0
    weight[i] = input.weights?.[from] ?? 1
    event[i] = input.event[from] === 1 ? 1 : 0
  }
  const { values, spreads } = scaled(input.covariates, origin)
  const groups = groupsOf(input, origin, event)
  const late = input.entry === undefined ? null : lateEntries(input.entry, input.strata, origin, groups)
  return { count, width: spreads.length, values, spreads, weight, event, origin, ...groups, late }
}

function scaled(covariates: readonly Float64Array[], origin: Uint32Array): { values: Float64Array; spreads: Float64Array } {
  const width = covariates.length
  const values = new Float64Array(origin.length * width)
  const spreads = new Float64Array(width)
  const [means, factors] = [new Float64Array(width), new Float64Array(width)]
  for (const [k, column] of covariates.entries()) {
    const { mean, spread } = meanAndSpread(column)
    means[k] = mean
    spreads[k] = spread === 0 ? 1 : spread
    // Rounding of the mean is no variation.
    factors[k] = spread > 1e-12 * Math.abs(mean) ? 1 / spread : 0
  }
  for (let i = 0; i < origin.length; i += 1) {
    const from = origin[i] ?? 0
    for (let k = 0; k < width; k += 1) {
      values[i * width + k] = ((covariates[k]?.[from] ?? 0) - (means[k] ?? 0)) * (factors[k] ?? 0)
    }
  }
  return { values, spreads }
}

function meanAndSpread(column: Float64Array): { mean: number; spread: number } {
  let sum = 0
  for (let i = 0; i < column.length; i += 1) sum += column[i] ?? 0
  const mean = sum / column.length
  let squares = 0
  for (let i = 0; i < column.length; i += 1) squares += ((column[i] ?? 0) - mean) ** 2
  const spread = Math.sqrt(squares / column.length)
  return { mean, spread }
}

type Groups = Pick<CoxRows, 'groupOf' | 'groupEnd' | 'groupTime' | 'opens'>

function groupsOf({ time, strata }: CoxInput, origin: Uint32Array, event: Uint8Array): Groups {
  const count = origin.length
  const groupOf = new Int32Array(count)
  const [groupEnd, groupTime, opens] = [new Int32Array(count), new Float64Array(count), new Uint8Array(count)]
  let group = -1
  let eventTime = Number.NEGATIVE_INFINITY
  let stratum: number | undefined
  for (let i = 0; i < count; i += 1) {
    const row = origin[i] ?? 0
    const at = time[row] ?? 0
    const isNewStratum = group < 0 || (strata !== undefined && strata[row] !== stratum)
    if (isNewStratum || at < eventTime) {
      group += 1
      opens[group] = isNewStratum ? 1 : 0
      eventTime = Number.NEGATIVE_INFINITY
      stratum = strata?.[row]
    }
    if (event[i] === 1) eventTime = at
    groupOf[i] = group
    groupEnd[group] = i + 1
    groupTime[group] = eventTime
  }
  const size = group + 1
  return { groupOf, groupEnd: groupEnd.slice(0, size), groupTime: groupTime.slice(0, size), opens: opens.slice(0, size) }
}

function lateEntries(entry: Float64Array, strata: Int32Array | undefined, origin: Uint32Array, groups: Groups): LateEntries {
  const byEntry = { values: Float64Array.from(origin, row => entry[row] ?? 0), descending: true }
  const byStratum = strata === undefined ? [] : [{ values: Float64Array.from(origin, row => strata[row] ?? 0) }]
  const order = orderBy([...byStratum, byEntry])
  const lastMissed = new Int32Array(origin.length)
  let from = 0
  let end = 0
  let group = 0
  for (const [place, row] of order.entries()) {
    if (place >= end) {
      // Rows of a stratum fill the same stretch in both orders.
      from = groups.groupOf[place] ?? 0
      end = endOfStratum(groups, from)
      group = from
    }
    const at = byEntry.values[row] ?? 0
    while (group < groups.groupEnd.length && (groups.groupEnd[group] ?? 0) <= end && (groups.groupTime[group] ?? 0) > at)
      group += 1
    lastMissed[row] = group < groups.groupEnd.length && (groups.groupEnd[group] ?? 0) <= end ? group : -1
  }
  return { order, entry: byEntry.values, lastMissed }
}

function endOfStratum({ groupEnd, opens }: Groups, from: number): number {
  let group = from
  while (group + 1 < opens.length && opens[group + 1] === 0) group += 1
  return groupEnd[group] ?? 0
}
